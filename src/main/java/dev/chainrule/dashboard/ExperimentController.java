package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.web.Conflict;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one experiment, what is new on it, its runs as a file, and what can be done with it. */
@Controller
@RequestMapping("/experiments/{id:-?\\d+}")
class ExperimentController {

    private final ExperimentPages pages;
    private final Experiments experiments;
    private final RunFactsRepository runs;
    private final ExperimentControl control;

    ExperimentController(
            ExperimentPages pages, Experiments experiments, RunFactsRepository runs, ExperimentControl control) {
        this.pages = pages;
        this.experiments = experiments;
        this.runs = runs;
        this.control = control;
    }

    @GetMapping
    ModelAndView page(@PathVariable long id, @RequestParam Map<String, String> parameters) {
        return new ModelAndView("dashboard/experiment", "page", pages.page(id, ViewState.read(parameters), parameters));
    }

    /** The page's main part anew, or 204 while it is as the cursor names it. */
    @GetMapping("/live")
    Object live(@PathVariable long id, @RequestParam String since, @RequestParam Map<String, String> parameters) {
        if (pages.cursor(id).equals(since)) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return new ModelAndView(
                "dashboard/experiment :: main", "page", pages.page(id, ViewState.read(parameters), parameters));
    }

    @GetMapping("/runs.csv")
    ResponseEntity<byte[]> csv(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("experiment-%d-runs.csv".formatted(id))
                                .build()
                                .toString())
                .body(pages.csv(id).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/pause")
    ModelAndView pause(@PathVariable long id) {
        return change(id, control::pause);
    }

    @PostMapping("/resume")
    ModelAndView resume(@PathVariable long id) {
        return change(id, control::resume);
    }

    @GetMapping("/cancel")
    ModelAndView askToCancel(@PathVariable long id) {
        return new ModelAndView("dashboard/cancel", "loss", loss(id));
    }

    @PostMapping("/cancel")
    ModelAndView cancel(@PathVariable long id) {
        return change(id, control::cancel);
    }

    @GetMapping("/delete")
    ModelAndView askToDelete(@PathVariable long id) {
        return new ModelAndView("dashboard/delete", "loss", loss(id));
    }

    @PostMapping("/delete")
    ModelAndView delete(@PathVariable long id) {
        change(id, control::delete);
        return seeOther("/experiments");
    }

    private Loss loss(long id) {
        Experiment experiment = experiments.findById(id).orElseThrow(() -> ExperimentPages.missing(id));
        return new Loss(id, experiment.name(), Tally.of(runs.of(id)));
    }

    /** What would be lost, for the page that asks. */
    record Loss(long id, String name, Tally tally) {}

    private static ModelAndView change(long id, LongFunction<Optional<Experiment>> action) {
        try {
            action.apply(id).orElseThrow(() -> ExperimentPages.missing(id));
        } catch (IllegalStateException refused) {
            throw new Conflict(String.valueOf(refused.getMessage()));
        }
        return seeOther("/experiments/" + id);
    }

    private static ModelAndView seeOther(String path) {
        ModelAndView redirect = new ModelAndView("redirect:" + path);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
