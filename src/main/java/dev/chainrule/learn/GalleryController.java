package dev.chainrule.learn;

import dev.chainrule.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The gallery, its exhibits, and the button that trains one. */
@Controller
class GalleryController {

    private final Gallery gallery;

    GalleryController(Gallery gallery) {
        this.gallery = gallery;
    }

    @GetMapping("/gallery")
    ModelAndView all() {
        return new ModelAndView("learn/gallery", "exhibits", gallery.pages());
    }

    @GetMapping("/gallery/{id}")
    ModelAndView one(@PathVariable String id) {
        return new ModelAndView("learn/exhibit", "exhibit", gallery.page(id).orElseThrow(() -> missing(id)));
    }

    /** The exhibit's main part anew. */
    @GetMapping("/gallery/{id}/live")
    ModelAndView live(@PathVariable String id) {
        return new ModelAndView(
                "learn/exhibit :: main", "exhibit", gallery.page(id).orElseThrow(() -> missing(id)));
    }

    @PostMapping("/gallery/{id}")
    ModelAndView train(@PathVariable String id) {
        ModelAndView exhibit =
                new ModelAndView("redirect:/gallery/" + gallery.train(id).orElseThrow(() -> missing(id)));
        exhibit.setStatus(HttpStatus.SEE_OTHER);
        return exhibit;
    }

    private static NotFound missing(String id) {
        return new NotFound("There is no exhibit “%s”.".formatted(id));
    }
}
