package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of a run's page that tells of one weight, for the page's script. */
@Controller
class WeightController {

    private final Runs runs;
    private final WeightsStore weights;
    private final Pictures pictures;
    private final DefinitionJson definitions;
    private final WeightFacts facts;

    WeightController(
            Runs runs, WeightsStore weights, Pictures pictures, DefinitionJson definitions, WeightFacts facts) {
        this.runs = runs;
        this.weights = weights;
        this.pictures = pictures;
        this.definitions = definitions;
        this.facts = facts;
    }

    @GetMapping("/runs/{id}/weight")
    String weight(
            @PathVariable long id,
            @RequestParam int epoch,
            WeightFacts.Asked weight,
            HttpServletRequest request,
            Model model) {
        Run run = runs.findById(id).orElseThrow(() -> new NotFound("There is no run %d.".formatted(id)));
        if (!weights.kept(id).has(epoch)) {
            throw new NotFound(weights.kept(id).insteadOf(epoch));
        }
        PreparedData data = pictures.data(run);
        WeightPanel panel =
                facts.of(run, definitions.readRun(run.definition()).trainingSpec(data.dataset()), data, epoch, weight);
        model.addAttribute("weight", panel);
        model.addAttribute("shown", epoch);
        model.addAttribute("base", request.getContextPath() + "/runs/" + id);
        return "run/weight :: weight";
    }
}
