package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSource;
import dev.chainrule.web.Conflict;
import dev.chainrule.web.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What can be done with a stored upload besides training on it: get its file back, and delete it while nothing needs it. */
@Controller
@RequestMapping("/datasets/{kind:upload:.+}")
class UploadedController {

    private static final int NAMED = 5;

    private final UploadedDatasets datasets;

    UploadedController(UploadedDatasets datasets) {
        this.datasets = datasets;
    }

    /** As it was sent, byte for byte. */
    @GetMapping("/original.csv")
    ResponseEntity<byte[]> original(@PathVariable String kind) {
        UploadedDatasets.File file = datasets.file(known(kind).id()).orElseThrow(() -> missing(kind));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    @GetMapping("/delete")
    ModelAndView ask(@PathVariable String kind) {
        DatasetKind known = known(kind);
        ModelAndView view = new ModelAndView("datasets/delete", "kind", known);
        view.addObject("users", datasets.users(known.id()));
        return view;
    }

    @PostMapping("/delete")
    ModelAndView delete(@PathVariable String kind) {
        DatasetKind known = known(kind);
        List<String> users = datasets.delete(known.id());
        if (!users.isEmpty()) {
            throw new Conflict("“%s” stays: it is used by %s. Delete %s first, for good."
                    .formatted(known.label(), named(users), users.size() == 1 ? "that" : "those"));
        }
        RedirectView redirect = new RedirectView("/datasets", true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    private static String named(List<String> users) {
        String first = String.join(", ", users.stream().limit(NAMED).toList());
        return users.size() <= NAMED ? first : first + " and %,d more".formatted(users.size() - NAMED);
    }

    private DatasetKind known(String kind) {
        return datasets.find(kind).map(DatasetSource::kind).orElseThrow(() -> missing(kind));
    }

    private static NotFound missing(String kind) {
        return new NotFound("There is no data set “%s”. The page Data sets lists those there are.".formatted(kind));
    }
}
