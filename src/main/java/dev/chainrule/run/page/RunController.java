package dev.chainrule.run.page;

import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Epochs;
import dev.chainrule.run.KeptWeights;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunControl;
import dev.chainrule.run.Runs;
import dev.chainrule.run.VerificationLog;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Conflict;
import dev.chainrule.web.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page of a run, what keeps it up to date, and what can be done with the run. */
@Controller
@RequestMapping("/runs/{id}")
class RunController {

    /** Epochs in one answer; a page asks again at once for the rest. */
    private static final int MOST_EPOCHS = 5_000;

    private final Runs runs;
    private final Epochs epochs;
    private final WeightsStore weights;
    private final RunControl control;
    private final VerificationLog verifications;
    private final VerifiedFacts verified;
    private final RunPages pages;

    RunController(
            Runs runs,
            Epochs epochs,
            WeightsStore weights,
            RunControl control,
            VerificationLog verifications,
            VerifiedFacts verified,
            RunPages pages) {
        this.runs = runs;
        this.epochs = epochs;
        this.weights = weights;
        this.control = control;
        this.verifications = verifications;
        this.verified = verified;
        this.pages = pages;
    }

    /**
     * @param epoch the last if left out; one that is not there yet is the last, too
     * @param x the feature to the right, of data with more than two; with {@code y}, or the principal components are taken
     * @param y the feature upwards
     * @param layer with {@code from}, {@code to} and {@code row} a weight to be told, as {@link dev.chainrule.run.WeightName} has it
     * @param layers 1 to have the histograms of each layer at that epoch drawn
     * @param plane 1 to have the loss over a plane around that epoch's weights computed
     * @param mistakes among which rows they are counted, training or validation; validation if left out and there are any
     * @param probe 1 to have the curvature and the landscape at that epoch computed
     */
    @GetMapping
    String page(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer epoch,
            @RequestParam(required = false) @Nullable Integer x,
            @RequestParam(required = false) @Nullable Integer y,
            @RequestParam(defaultValue = "0") int probe,
            @RequestParam(defaultValue = "0") int layers,
            @RequestParam(defaultValue = "0") int plane,
            WeightFacts.Asked weight,
            @RequestParam(required = false) @Nullable String mistakes,
            Model model) {
        RunPages.Asked asked = new RunPages.Asked(probe == 1, layers == 1, plane == 1, weight, mistakes);
        model.addAttribute("page", pages.of(run(id), epoch, Slice.Axes.of(x, y), asked));
        return "run/run";
    }

    @GetMapping(path = "/live", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<LiveEpochs> live(@PathVariable long id, @RequestParam(defaultValue = "-1") int after) {
        if (after < -1) {
            throw new BadInput("after", "%d is out of range. Use -1 for all, or an epoch.".formatted(after));
        }
        // The run first: if it has ended by then, all its epochs are stored.
        Run run = run(id);
        List<EpochRow> rows = epochs.after(id, after, MOST_EPOCHS);
        boolean more = rows.size() == MOST_EPOCHS;
        KeptWeights kept = weights.kept(id);
        boolean all = RunPages.allKept(run, kept);
        LiveEpochs news = LiveEpochs.of(
                after,
                rows,
                more,
                run.status().ended() && !more,
                Badge.of(run),
                all ? null : kept.epochs(),
                verified.of(run));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(news);
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable long id) {
        return steer(id, control::cancel);
    }

    @PostMapping("/retry")
    String retry(@PathVariable long id) {
        return steer(id, control::retry);
    }

    /** Trains the run once more and compares; harmless if that is under way already. */
    @PostMapping("/verify")
    String verify(@PathVariable long id) {
        return steer(id, verifications::request);
    }

    private static String steer(long id, LongFunction<? extends Optional<?>> change) {
        try {
            change.apply(id).orElseThrow(() -> unknown(id));
        } catch (IllegalStateException refused) {
            throw new Conflict(String.valueOf(refused.getMessage()));
        }
        return "redirect:/runs/" + id;
    }

    private Run run(long id) {
        return runs.findById(id).orElseThrow(() -> unknown(id));
    }

    static NotFound unknown(long id) {
        return new NotFound("There is no run %d.".formatted(id));
    }
}
