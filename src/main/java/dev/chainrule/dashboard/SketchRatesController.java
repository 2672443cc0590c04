package dev.chainrule.dashboard;

import dev.chainrule.run.RateSearchLog;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The search for a learning rate that was started from the form of a new experiment. */
@Controller
@RequestMapping("/rates/{id:\\d{1,18}}")
class SketchRatesController {

    private final RatesPages pages;
    private final RateSearchLog searches;

    SketchRatesController(RatesPages pages, RateSearchLog searches) {
        this.pages = pages;
        this.searches = searches;
    }

    @GetMapping
    ModelAndView page(@PathVariable long id) {
        return new ModelAndView("dashboard/rates", "page", pages.sketch(id));
    }

    /** The page's main part anew. */
    @GetMapping("/live")
    ModelAndView live(@PathVariable long id) {
        return new ModelAndView("dashboard/rates :: main", "page", pages.sketch(id));
    }

    /** Once more, after it has failed. */
    @PostMapping
    ModelAndView search(@PathVariable long id) {
        searches.requestForSketch(id).orElseThrow(() -> RatesPages.missing(id));
        ModelAndView page = new ModelAndView("redirect:/rates/" + id);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }
}
