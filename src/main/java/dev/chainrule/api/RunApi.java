package dev.chainrule.api;

import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Epochs;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunControl;
import dev.chainrule.run.Runs;
import dev.chainrule.run.VerificationLog;
import dev.chainrule.run.Verifications;
import dev.chainrule.web.Conflict;
import dev.chainrule.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Runs for programs: their settings, state and epochs. Their weights are {@link WeightsApi}'s. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class RunApi {

    private static final int MOST_EPOCHS = 10_000;
    private static final int CSV_CHUNK = 1_000;

    private final Runs runs;
    private final Epochs epochs;
    private final RunControl control;
    private final VerificationLog verifying;
    private final Verifications verifications;
    private final RunViews views;

    RunApi(
            Runs runs,
            Epochs epochs,
            RunControl control,
            VerificationLog verifying,
            Verifications verifications,
            RunViews views) {
        this.runs = runs;
        this.epochs = epochs;
        this.control = control;
        this.verifying = verifying;
        this.verifications = verifications;
        this.views = views;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode one(@PathVariable long id) {
        return views.full(
                run(id), verifications.findFirstByRunIdOrderByIdDesc(id).orElse(null));
    }

    /** The epochs above {@code after}, −1 for all, at most {@code limit}; ask again after the last until the run has ended. */
    @GetMapping(path = "/epochs", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode epochs(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "1000") int limit) {
        Paging.within("after", after, -1, Integer.MAX_VALUE);
        Paging.within("limit", limit, 1, MOST_EPOCHS);
        // The status first: a run that has ended by then has all its epochs stored, so that nobody stops asking too
        // early.
        Run run = run(id);
        return views.epochs(epochs.after(id, after, limit), run.status());
    }

    /** All epochs as CSV, a line each, named as in JSON; what there is none of is empty. */
    @GetMapping(path = "/epochs.csv", produces = "text/csv")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        run(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"run-%d-epochs.csv\"".formatted(id));
        Writer out = response.getWriter();
        out.write(EpochsCsv.HEADER);
        List<EpochRow> rows;
        int after = -1;
        do {
            rows = epochs.after(id, after, CSV_CHUNK);
            for (EpochRow row : rows) {
                out.write(EpochsCsv.line(row));
                after = row.epoch();
            }
        } while (rows.size() == CSV_CHUNK);
        out.flush();
    }

    /** All epochs as one JSON document, as {@code /epochs} gives them. */
    @GetMapping(path = "/epochs.json", produces = MediaType.APPLICATION_JSON_VALUE)
    void json(@PathVariable long id, HttpServletResponse response) throws IOException {
        Run run = run(id);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"run-%d-epochs.json\"".formatted(id));
        Writer out = response.getWriter();
        out.write("{\"runId\":%d,\"status\":\"%s\",\"epochs\":[".formatted(id, run.status()));
        List<EpochRow> rows;
        int after = -1;
        do {
            rows = epochs.after(id, after, CSV_CHUNK);
            for (EpochRow row : rows) {
                out.write(after < 0 ? "\n" : ",\n");
                out.write(views.epoch(row).toString());
                after = row.epoch();
            }
        } while (rows.size() == CSV_CHUNK);
        out.write("]}\n");
        out.flush();
    }

    /** What decides the run's numbers, as it was frozen when the run was stored. */
    @GetMapping(path = "/definition", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> definition(@PathVariable long id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"run-%d-definition.json\"".formatted(id))
                .body(run(id).definition());
    }

    @PostMapping(path = "/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode cancel(@PathVariable long id) {
        return steer(id, control::cancel);
    }

    /** Queues a failed or cancelled run again: the same run, another attempt. */
    @PostMapping(path = "/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode retry(@PathVariable long id) {
        return steer(id, control::retry);
    }

    /** Trains a run that has ended once more and compares the weights; the answer is in the run's {@code verification} when it has ended. */
    @PostMapping(path = "/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> verify(@PathVariable long id) {
        return ResponseEntity.accepted().body(steer(id, verifying::request));
    }

    private ObjectNode steer(long id, LongFunction<? extends Optional<?>> change) {
        try {
            change.apply(id).orElseThrow(() -> unknown(id));
        } catch (IllegalStateException refused) {
            throw new Conflict(String.valueOf(refused.getMessage()));
        }
        return one(id);
    }

    private Run run(long id) {
        return runs.findById(id).orElseThrow(() -> unknown(id));
    }

    static NotFound unknown(long id) {
        return new NotFound("There is no run %d.".formatted(id));
    }
}
