package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Parts of a run's page that are computed on request, each alone, for the page's script. */
@Controller
class PartController {

    private final Runs runs;
    private final WeightsStore weights;
    private final Pictures pictures;
    private final DefinitionJson definitions;
    private final WeightFacts weightFacts;
    private final DistributionFacts distributions;
    private final LandscapeFacts landscapes;

    PartController(
            Runs runs,
            WeightsStore weights,
            Pictures pictures,
            DefinitionJson definitions,
            WeightFacts weightFacts,
            DistributionFacts distributions,
            LandscapeFacts landscapes) {
        this.runs = runs;
        this.weights = weights;
        this.pictures = pictures;
        this.definitions = definitions;
        this.weightFacts = weightFacts;
        this.distributions = distributions;
        this.landscapes = landscapes;
    }

    /** The chain rule of one weight, or the lists to choose one from. */
    @GetMapping("/runs/{id}/weight")
    String weight(
            @PathVariable long id,
            @RequestParam int epoch,
            WeightFacts.Asked weight,
            HttpServletRequest request,
            Model model) {
        Run run = run(id, epoch);
        PreparedData data = pictures.data(run);
        model.addAttribute("weight", weightFacts.of(run, spec(run, data), data, epoch, weight));
        return part("weight", epoch, request, id, model);
    }

    /** The histograms of each layer. */
    @GetMapping("/runs/{id}/distributions")
    String distributions(@PathVariable long id, @RequestParam int epoch, HttpServletRequest request, Model model) {
        Run run = run(id, epoch);
        model.addAttribute(
                "distributions",
                distributions.of(run, spec(run, pictures.data(run)).network(), epoch, true));
        return part("distributions", epoch, request, id, model);
    }

    /** The loss over a plane around the epoch's weights. */
    @GetMapping("/runs/{id}/landscape")
    String landscape(@PathVariable long id, @RequestParam int epoch, HttpServletRequest request, Model model) {
        Run run = run(id, epoch);
        model.addAttribute("landscape", landscapes.of(run, pictures.data(run).trainingRows().length, epoch, true));
        return part("landscape", epoch, request, id, model);
    }

    private static String part(String name, int epoch, HttpServletRequest request, long id, Model model) {
        model.addAttribute("shown", epoch);
        model.addAttribute("base", request.getContextPath() + "/runs/" + id);
        return "run/%s :: %s".formatted(name, name);
    }

    private TrainingSpec spec(Run run, PreparedData data) {
        return definitions.readRun(run.definition()).trainingSpec(data.dataset());
    }

    private Run run(long id, int epoch) {
        Run run = runs.findById(id).orElseThrow(() -> RunController.unknown(id));
        weights.kept(id).wanted(epoch);
        return run;
    }
}
