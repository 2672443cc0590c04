package dev.chainrule.dashboard;

import dev.chainrule.experiment.DeletedExperiments;
import dev.chainrule.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of what was deleted lately: back with it, or gone for good at once. */
@Controller
class DeletedController {

    private final DeletedExperiments deleted;

    DeletedController(DeletedExperiments deleted) {
        this.deleted = deleted;
    }

    @GetMapping("/experiments/deleted")
    ModelAndView list() {
        return new ModelAndView("dashboard/deleted", "deleted", deleted.all());
    }

    @PostMapping("/experiments/{id:\\d+}/restore")
    ModelAndView restore(@PathVariable long id) {
        if (!deleted.restore(id)) {
            throw missing(id);
        }
        return seeOther("/experiments/" + id);
    }

    @PostMapping("/experiments/{id:\\d+}/purge")
    ModelAndView purge(@PathVariable long id) {
        if (!deleted.purge(id)) {
            throw missing(id);
        }
        return seeOther("/experiments/deleted");
    }

    private static NotFound missing(long id) {
        return new NotFound("There is no deleted experiment %d. It was restored, or is gone for good.".formatted(id));
    }

    private static ModelAndView seeOther(String path) {
        ModelAndView redirect = new ModelAndView("redirect:" + path);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
