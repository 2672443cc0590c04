package dev.chainrule.dashboard;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of experiments, which is also the first page, and what is new on it. */
@Controller
class ExperimentListController {

    private final ExperimentLists lists;

    ExperimentListController(ExperimentLists lists) {
        this.lists = lists;
    }

    @GetMapping({"/", "/experiments"})
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "all") String status,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "0") int page) {
        return new ModelAndView(
                "dashboard/experiments", "list", lists.list(ListQuery.read(q, status, tag, sort, page)));
    }

    /** The page's main part anew, or 204 while everything is as the cursor names it. */
    @GetMapping("/experiments/live")
    Object live(
            @RequestParam String since,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "all") String status,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "0") int page) {
        if (lists.cursor().equals(since)) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return new ModelAndView(
                "dashboard/experiments :: main", "list", lists.list(ListQuery.read(q, status, tag, sort, page)));
    }
}
