package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of experiments, which is also the first page, and what is new on it. */
@Controller
class ExperimentListController {

    private static final int LONGEST_TEXT = 200;

    private final ExperimentLists lists;

    ExperimentListController(ExperimentLists lists) {
        this.lists = lists;
    }

    @GetMapping({"/", "/experiments"})
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "all") String status,
            @RequestParam(defaultValue = "0") int page) {
        return new ModelAndView("dashboard/experiments", "list", read(q, status, page));
    }

    /** The page's main part anew, or 204 while everything is as the cursor names it. */
    @GetMapping("/experiments/live")
    Object live(
            @RequestParam String since,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "all") String status,
            @RequestParam(defaultValue = "0") int page) {
        if (lists.cursor().equals(since)) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return new ModelAndView("dashboard/experiments :: main", "list", read(q, status, page));
    }

    private ExperimentList read(String q, String status, int page) {
        if (q.length() > LONGEST_TEXT) {
            throw new BadInput(
                    "q",
                    "A text of %,d characters is too long to look for. Use up to %d."
                            .formatted(q.length(), LONGEST_TEXT));
        }
        String filter = status.isBlank() ? "all" : status;
        if (!ExperimentLists.knows(filter)) {
            throw new BadInput("status", "There is no such status. Use all, running, queued, done or paused.");
        }
        if (page < 0) {
            throw new BadInput("page", "%d is not a page. Pages are counted from 0.".formatted(page));
        }
        return lists.list(q, filter, page);
    }
}
