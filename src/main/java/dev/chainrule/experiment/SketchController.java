package dev.chainrule.experiment;

import dev.chainrule.web.NotFound;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** From the form of a new experiment to the search for its learning rate, and back with what was found. Nothing is trained meanwhile. */
@Controller
class SketchController {

    private final NewExperimentPages pages;
    private final Sketches sketches;

    SketchController(NewExperimentPages pages, Sketches sketches) {
        this.pages = pages;
        this.sketches = sketches;
    }

    /** Looks for a learning rate with what the form says; what is wrong comes back in the form. */
    @PostMapping("/experiments/rates")
    ModelAndView search(@RequestParam MultiValueMap<String, String> parameters) {
        NewExperimentPages.Reading reading = pages.reading(ExperimentForm.sent(parameters), "");
        Optional<NewExperiment> settings = reading.experiment();
        if (settings.isEmpty()) {
            return NewExperimentController.view(reading.page(null), HttpStatus.BAD_REQUEST);
        }
        RedirectView seeOther = new RedirectView("/rates/" + sketches.keep(settings.get()), true);
        seeOther.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(seeOther);
    }

    /** The form as it was, with what the address says of its fields. */
    @GetMapping(path = "/experiments/new", params = "sketch")
    ModelAndView show(@RequestParam long sketch, @RequestParam MultiValueMap<String, String> parameters) {
        Sketch kept = sketches.find(sketch)
                .orElseThrow(() -> new NotFound(
                        "There are no settings %d. They are kept for thirty days after the search.".formatted(sketch)));
        ExperimentForm form = ExperimentForm.of(kept.name(), kept.description(), kept.tags(), kept.definition())
                .proposing(parameters);
        return NewExperimentController.view(pages.reading(form, "").page(null), HttpStatus.OK);
    }
}
