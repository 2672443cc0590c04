package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Labels;
import dev.chainrule.experiment.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Name, notes and tags of an experiment, and whether it is in the archive. Its definition never changes. */
@Controller
@RequestMapping("/experiments/{id:\\d+}")
class EditController {

    private final Experiments experiments;
    private final ExperimentControl control;

    EditController(Experiments experiments, ExperimentControl control) {
        this.experiments = experiments;
        this.control = control;
    }

    /**
     * The form as it was stored or as it was sent.
     *
     * @param title the stored name
     * @param tags separated by commas
     */
    record Edit(
            long id,
            String title,
            boolean archived,
            String name,
            String description,
            String tags,
            List<Problems.Problem> problems) {

        /** What is wrong with a field; null if nothing is. */
        public @Nullable String problem(String field) {
            String all = problems.stream()
                    .filter(problem -> problem.field().equals(field))
                    .map(Problems.Problem::message)
                    .distinct()
                    .collect(Collectors.joining(" "));
            return all.isEmpty() ? null : all;
        }
    }

    @GetMapping("/edit")
    ModelAndView show(@PathVariable long id) {
        Experiment stored = stored(id);
        Edit edit = new Edit(
                id,
                stored.name(),
                stored.archived(),
                stored.name(),
                stored.description(),
                String.join(", ", stored.tags()),
                List.of());
        return new ModelAndView("dashboard/edit", "edit", edit);
    }

    @PostMapping("/edit")
    ModelAndView save(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String tags) {
        Experiment stored = stored(id);
        Problems problems = new Problems();
        List<String> each = tags.isBlank() ? List.of() : Arrays.asList(tags.split(",", -1));
        // A browser sends new lines as two characters; one is stored.
        Labels labels = Labels.check(name, description.replace("\r\n", "\n"), each, problems);
        if (problems.any()) {
            Edit edit = new Edit(id, stored.name(), stored.archived(), name, description, tags, problems.list());
            ModelAndView view = new ModelAndView("dashboard/edit", "edit", edit);
            view.setStatus(HttpStatus.BAD_REQUEST);
            return view;
        }
        control.rename(id, labels).orElseThrow(() -> ExperimentPages.missing(id));
        return seeOther("/experiments/" + id);
    }

    @PostMapping("/archive")
    ModelAndView archive(@PathVariable long id) {
        control.archive(id).orElseThrow(() -> ExperimentPages.missing(id));
        return seeOther("/experiments");
    }

    @PostMapping("/unarchive")
    ModelAndView takeOut(@PathVariable long id) {
        control.takeOut(id).orElseThrow(() -> ExperimentPages.missing(id));
        return seeOther("/experiments/" + id);
    }

    private Experiment stored(long id) {
        return experiments.findWithTagsById(id).orElseThrow(() -> ExperimentPages.missing(id));
    }

    private static ModelAndView seeOther(String path) {
        ModelAndView redirect = new ModelAndView("redirect:" + path);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
