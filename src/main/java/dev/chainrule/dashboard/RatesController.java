package dev.chainrule.dashboard;

import dev.chainrule.run.RateSearchLog;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The search for a learning rate of an experiment, or of what was in the form of a new one, and the button that starts it. The page's main
 * part alone is what it asks for while the search is under way.
 */
@Controller
class RatesController {

    private static final String OF_EXPERIMENT = "/experiments/{id:-?\\d+}/rates";
    private static final String OF_SKETCH = "/rates/{id:\\d{1,18}}";

    private final RatesPages pages;
    private final RateSearchLog searches;

    RatesController(RatesPages pages, RateSearchLog searches) {
        this.pages = pages;
        this.searches = searches;
    }

    @GetMapping(OF_EXPERIMENT)
    ModelAndView page(@PathVariable long id) {
        return whole(pages.page(id));
    }

    @GetMapping(OF_EXPERIMENT + "/live")
    ModelAndView live(@PathVariable long id) {
        return main(pages.page(id));
    }

    @PostMapping(OF_EXPERIMENT)
    ModelAndView search(@PathVariable long id) {
        searches.request(id).orElseThrow(() -> ExperimentPages.missing(id));
        return seeOther("/experiments/" + id + "/rates");
    }

    @GetMapping(OF_SKETCH)
    ModelAndView sketch(@PathVariable long id) {
        return whole(pages.sketch(id));
    }

    @GetMapping(OF_SKETCH + "/live")
    ModelAndView liveSketch(@PathVariable long id) {
        return main(pages.sketch(id));
    }

    /** Once more, after it has failed. */
    @PostMapping(OF_SKETCH)
    ModelAndView searchForSketch(@PathVariable long id) {
        searches.requestForSketch(id).orElseThrow(() -> RatesPages.missing(id));
        return seeOther("/rates/" + id);
    }

    private static ModelAndView whole(RatesPage page) {
        return new ModelAndView("dashboard/rates", "page", page);
    }

    private static ModelAndView main(RatesPage page) {
        return new ModelAndView("dashboard/rates :: main", "page", page);
    }

    private static ModelAndView seeOther(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
