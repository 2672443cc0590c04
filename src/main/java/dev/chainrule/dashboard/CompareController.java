package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The page that compares runs; its address says which, so that it can be passed on. */
@Controller
class CompareController {

    private final ComparePages pages;
    private final CompareChooser chooser;
    private final JsonMapper json;

    CompareController(ComparePages pages, CompareChooser chooser, JsonMapper json) {
        this.pages = pages;
        this.chooser = chooser;
        this.json = json;
    }

    /**
     * @param runs ids, several in one or in several parameters; with fewer than two the page says how to choose
     * @param find what to offer for comparison, see {@link CompareChooser#choices}
     */
    @GetMapping("/compare")
    ModelAndView compare(
            @RequestParam(required = false) @Nullable List<String> runs,
            @RequestParam(required = false) @Nullable Integer epoch,
            @RequestParam(defaultValue = "") String find) {
        List<Long> ids = ids(runs == null ? List.of() : runs);
        ModelAndView page = new ModelAndView("dashboard/compare", "page", pages.page(ids, epoch));
        page.addObject("choices", chooser.choices(ids, find));
        return page;
    }

    /** More points of the curves where the page is zoomed to, for its script. */
    @GetMapping(path = "/compare/curves", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> curves(@RequestParam List<String> runs, @RequestParam Map<String, String> parameters) {
        CurveRange range = CurveRange.read(parameters);
        if (range == null) {
            throw new BadInput("range", "No range is given. Use two epochs, the smaller first, such as 12..40.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsString(pages.points(ids(runs), range)));
    }

    private static List<Long> ids(List<String> texts) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String text : texts) {
            for (String part : text.split(",")) {
                if (!part.isBlank()) {
                    ids.add(id(part.strip()));
                }
            }
        }
        int most = ComparePage.LETTERS.size();
        if (ids.size() > most) {
            throw new BadInput(
                    "runs", "%d runs are too many to compare at once. Use 2 to %d.".formatted(ids.size(), most));
        }
        return List.copyOf(ids);
    }

    private static long id(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ViewState.wrong("runs", text, "Use numbers of runs with commas between them, such as 3,7.");
        }
        return Long.parseLong(text);
    }
}
