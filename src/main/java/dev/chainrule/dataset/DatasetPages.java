package dev.chainrule.dataset;

import dev.chainrule.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of data sets, and a page for each. */
@Controller
class DatasetPages {

    private final Datasets datasets;
    private final Showcase showcase;

    DatasetPages(Datasets datasets, Showcase showcase) {
        this.datasets = datasets;
        this.showcase = showcase;
    }

    @GetMapping("/datasets")
    String list(Model model) {
        model.addAttribute("page", showcase.list());
        return "datasets/list";
    }

    @GetMapping("/datasets/{kind}")
    String kind(@PathVariable String kind, Model model) {
        DatasetKind known = datasets.kind(kind)
                .orElseThrow(() -> new NotFound(
                        "There is no data set “%s”. The page Data sets lists those there are.".formatted(kind)));
        model.addAttribute("page", showcase.page(known));
        return "datasets/kind";
    }
}
