package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.web.Conflict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.http.CacheControl;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The page of one experiment, what is new on it, its runs as a file, and what can be done with it. */
@Controller
@RequestMapping("/experiments/{id:-?\\d+}")
class ExperimentController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ExperimentPages pages;
    private final Experiments experiments;
    private final RunFactsRepository runs;
    private final ExperimentControl control;
    private final JsonMapper json;

    ExperimentController(
            ExperimentPages pages,
            Experiments experiments,
            RunFactsRepository runs,
            ExperimentControl control,
            JsonMapper json) {
        this.pages = pages;
        this.experiments = experiments;
        this.runs = runs;
        this.control = control;
        this.json = json;
    }

    @GetMapping
    ModelAndView page(
            @PathVariable long id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<String> columns = ColumnMemory.recall(request, response);
        return new ModelAndView(
                "dashboard/experiment", "page", pages.page(id, ViewState.read(parameters), parameters, columns));
    }

    /** What has changed of the page's main part, or all of it anew if that is not known; 204 while it is as the cursor names it. */
    @GetMapping("/live")
    Object live(
            @PathVariable long id,
            @RequestParam String since,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<String> columns = ColumnMemory.recall(request, response);
        Optional<ExperimentPages.Update> update =
                pages.update(id, since, ViewState.read(parameters), parameters, columns);
        if (update.isEmpty()) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        ExperimentNews news = update.get().news();
        return news == null
                ? new ModelAndView(
                        "dashboard/experiment :: main", "page", update.get().page())
                : new ModelAndView("dashboard/news :: main", "news", news);
    }

    /** More points of the curves where the page is zoomed to, for its script; 204 if the page has them all. */
    @GetMapping(path = "/curves", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> curves(@PathVariable long id, @RequestParam Map<String, String> parameters) {
        ChartData.Detail detail = pages.detail(id, ViewState.read(parameters), parameters);
        ResponseEntity.BodyBuilder answer =
                detail == null ? ResponseEntity.status(HttpStatus.NO_CONTENT) : ResponseEntity.ok();
        answer.cacheControl(CacheControl.noStore());
        return detail == null ? answer.build() : answer.body(json.writeValueAsString(detail));
    }

    /** Everything about every run. */
    @GetMapping("/runs.csv")
    ResponseEntity<byte[]> csv(@PathVariable long id) {
        return file(CSV, "experiment-%d-runs.csv".formatted(id), pages.csv(id));
    }

    /** The table as the page shows it with the same parameters, with every row. */
    @GetMapping("/table.csv")
    ResponseEntity<byte[]> table(
            @PathVariable long id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        return file(
                CSV,
                "experiment-%d-table.csv".formatted(id),
                TableFile.csv(pages.listing(
                        id, ViewState.read(parameters), parameters, ColumnMemory.recall(request, response))));
    }

    /** The same as a JSON array. */
    @GetMapping("/table.json")
    ResponseEntity<byte[]> tableAsJson(
            @PathVariable long id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        RunListing listing =
                pages.listing(id, ViewState.read(parameters), parameters, ColumnMemory.recall(request, response));
        return file(
                MediaType.APPLICATION_JSON,
                "experiment-%d-table.json".formatted(id),
                json.writeValueAsString(TableFile.objects(listing)));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/pause")
    ModelAndView pause(@PathVariable long id) {
        return change(id, control::pause);
    }

    @PostMapping("/resume")
    ModelAndView resume(@PathVariable long id) {
        return change(id, control::resume);
    }

    @GetMapping("/cancel")
    ModelAndView askToCancel(@PathVariable long id) {
        return new ModelAndView("dashboard/cancel", "loss", loss(id));
    }

    @PostMapping("/cancel")
    ModelAndView cancel(@PathVariable long id) {
        return change(id, control::cancel);
    }

    @GetMapping("/delete")
    ModelAndView askToDelete(@PathVariable long id) {
        return new ModelAndView("dashboard/delete", "loss", loss(id));
    }

    @PostMapping("/delete")
    ModelAndView delete(@PathVariable long id) {
        change(id, control::delete);
        return seeOther("/experiments");
    }

    private Loss loss(long id) {
        Experiment experiment = experiments.findById(id).orElseThrow(() -> ExperimentPages.missing(id));
        return new Loss(id, experiment.name(), Tally.of(runs.of(id)));
    }

    /** What would be lost, for the page that asks. */
    record Loss(long id, String name, Tally tally) {}

    private static ModelAndView change(long id, LongFunction<Optional<Experiment>> action) {
        try {
            action.apply(id).orElseThrow(() -> ExperimentPages.missing(id));
        } catch (IllegalStateException refused) {
            throw new Conflict(String.valueOf(refused.getMessage()));
        }
        return seeOther("/experiments/" + id);
    }

    private static ModelAndView seeOther(String path) {
        ModelAndView redirect = new ModelAndView("redirect:" + path);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
