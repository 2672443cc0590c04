package dev.chainrule.dashboard;

import dev.chainrule.run.RateSearchLog;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The search for a learning rate of an experiment, and the button that starts it. */
@Controller
@RequestMapping("/experiments/{id:-?\\d+}/rates")
class RatesController {

    private final RatesPages pages;
    private final RateSearchLog searches;

    RatesController(RatesPages pages, RateSearchLog searches) {
        this.pages = pages;
        this.searches = searches;
    }

    @GetMapping
    ModelAndView page(@PathVariable long id) {
        return new ModelAndView("dashboard/rates", "page", pages.page(id));
    }

    /** The page's main part anew. */
    @GetMapping("/live")
    ModelAndView live(@PathVariable long id) {
        return new ModelAndView("dashboard/rates :: main", "page", pages.page(id));
    }

    @PostMapping
    ModelAndView search(@PathVariable long id) {
        searches.request(id).orElseThrow(() -> ExperimentPages.missing(id));
        ModelAndView page = new ModelAndView("redirect:/experiments/" + id + "/rates");
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }
}
