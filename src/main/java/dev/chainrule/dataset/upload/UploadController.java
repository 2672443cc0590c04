package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.upload.Conversion.Converted;
import dev.chainrule.dataset.upload.UploadLabels.Problem;
import dev.chainrule.dataset.upload.WaitingFiles.Waiting;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** From a file on somebody's disk to a data set: send it, look at what it would become, correct the choices, store it. */
@Controller
@RequestMapping("/datasets/upload")
class UploadController {

    private static final int FILE_NAME = 200;

    private final WaitingFiles waiting;
    private final UploadedDatasets datasets;
    private final Format format;

    UploadController(WaitingFiles waiting, UploadedDatasets datasets, Format format) {
        this.waiting = waiting;
        this.datasets = datasets;
        this.format = format;
    }

    @GetMapping
    ModelAndView ask() {
        return new ModelAndView("datasets/upload");
    }

    @PostMapping
    ModelAndView send(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null || String.valueOf(file.getOriginalFilename()).isEmpty() && file.isEmpty()) {
            return refused("No file is chosen. Choose a CSV file.");
        }
        byte[] bytes = file.getBytes();
        String name = bare(file.getOriginalFilename());
        try {
            // What is no table at all is told here, where another file can be chosen.
            Survey.of(FileText.of(bytes), Layout.guess(FileText.of(bytes)));
        } catch (UnreadableFileException unreadable) {
            return refused("“%s” cannot be read. %s".formatted(name, unreadable.getMessage()));
        }
        return seeOther("/datasets/upload/" + waiting.keep(name, bytes));
    }

    private static ModelAndView refused(String message) {
        ModelAndView view = new ModelAndView("datasets/upload", "refusal", message);
        view.setStatus(HttpStatus.BAD_REQUEST);
        return view;
    }

    /** Some browsers send a path; what is invisible would only confuse. */
    private static String bare(@Nullable String sent) {
        String name = sent == null ? "" : sent.replaceFirst("(?s)^.*[/\\\\]", "");
        String visible = Texts.visible(name);
        return visible.isEmpty() ? "file.csv" : visible.substring(0, Math.min(FILE_NAME, visible.length()));
    }

    @GetMapping("/{token:[0-9a-f]{32}}")
    ModelAndView dryRun(@PathVariable String token) {
        return page(found(token), UploadForm.blank(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/{token:[0-9a-f]{32}}")
    ModelAndView choose(@PathVariable String token, @RequestParam MultiValueMap<String, String> fields) {
        UploadForm form = new UploadForm(fields);
        Waiting file = found(token);
        return form.stores() ? store(file, form) : page(file, form, List.of(), HttpStatus.OK);
    }

    @PostMapping("/{token:[0-9a-f]{32}}/discard")
    ModelAndView discard(@PathVariable String token) {
        waiting.forget(token);
        return seeOther("/datasets");
    }

    private ModelAndView store(Waiting file, UploadForm form) {
        DryRun run = DryRun.of(file.fileName(), file.bytes(), form, format);
        UploadLabels labels = form.labels(UploadLabels.ofFile(file.fileName()));
        List<Problem> problems = new ArrayList<>(labels.problems());
        Choices choices = run.choices();
        Converted converted = run.converted();
        if (!run.ready() || choices == null || converted == null || !problems.isEmpty()) {
            return page(file, form, problems, HttpStatus.BAD_REQUEST);
        }
        if (!datasets.taken(labels.name())) {
            try {
                String id = datasets.store(
                        new NewUpload(labels.name(), labels, file.fileName(), file.bytes(), choices, converted));
                waiting.forget(file.token());
                return seeOther("/datasets/" + id);
            } catch (DuplicateKeyException faster) {
                // Another took the name in between; told as if it had always been there.
            }
        }
        problems.add(new Problem(
                "label",
                "There is a data set “upload:%s” already. Give this one another name, or delete that one first."
                        .formatted(labels.name())));
        return page(file, form, problems, HttpStatus.CONFLICT);
    }

    private ModelAndView page(Waiting file, UploadForm form, List<Problem> problems, HttpStatus status) {
        DryRun run = DryRun.of(file.fileName(), file.bytes(), form, format);
        UploadLabels labels = form.labels(UploadLabels.ofFile(file.fileName()));
        ModelAndView view =
                new ModelAndView("datasets/dry-run", "page", DryRunPage.of(file.token(), run, labels, problems));
        view.setStatus(status);
        return view;
    }

    private Waiting found(String token) {
        return waiting.find(token)
                .orElseThrow(
                        () -> new NotFound(
                                "This upload waits no longer: it was stored or discarded, or its hour is over. Choose the file again."));
    }

    private static ModelAndView seeOther(String path) {
        RedirectView redirect = new RedirectView(path, true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }
}
