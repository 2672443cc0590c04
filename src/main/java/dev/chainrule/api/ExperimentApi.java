package dev.chainrule.api;

import dev.chainrule.experiment.DeletedExperiments;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Conflict;
import dev.chainrule.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Experiments for programs: submit, list, look at, steer and delete. */
@RestController
@RequestMapping(path = "/api/v1/experiments", produces = MediaType.APPLICATION_JSON_VALUE)
class ExperimentApi {

    private static final StrictJson.Asked EXPERIMENT =
            new StrictJson.Asked("an experiment", "An experiment needs far less.");

    private static final int MOST_EXPERIMENTS = 500;
    /** All runs that an experiment can have. */
    private static final int MOST_RUNS = 2_000;

    private static final int LONGEST_SEARCH = 200;

    private final StrictJson json;
    private final RequestReader reader;
    private final Submitting submitting;
    private final ExperimentControl control;
    private final DeletedExperiments deleted;
    private final ExperimentViews views;

    ExperimentApi(
            StrictJson json,
            RequestReader reader,
            Submitting submitting,
            ExperimentControl control,
            DeletedExperiments deleted,
            ExperimentViews views) {
        this.json = json;
        this.reader = reader;
        this.submitting = submitting;
        this.control = control;
        this.deleted = deleted;
        this.views = views;
    }

    /** Stores an experiment and queues its runs. With an {@code Idempotency-Key} the same request may be sent again without a second experiment. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Submitted> submit(
            InputStream body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        NewExperiment asked = reader.read(json.read(body, EXPERIMENT), Submitting.submission(key));
        Experiment stored = submitting.submit(asked);
        return ResponseEntity.created(URI.create("/api/v1/experiments/" + stored.id()))
                .body(new Submitted(stored.id(), stored.runs()));
    }

    /** What is told about a new experiment. */
    record Submitted(long id, int runs) {}

    /** Newest first. {@code q} is looked for in names, descriptions, tags and settings, as it is written. */
    @GetMapping
    ObjectNode list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "") String q) {
        if (q.length() > LONGEST_SEARCH) {
            throw new BadInput("q", "%,d characters are too many. Use up to %d.".formatted(q.length(), LONGEST_SEARCH));
        }
        return views.page(Paging.of(page, size, MOST_EXPERIMENTS), q);
    }

    @GetMapping("/{id}")
    ObjectNode one(@PathVariable long id) {
        return views.one(id).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/runs")
    ObjectNode runs(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "2000") int size) {
        return views.runs(id, Paging.of(page, size, MOST_RUNS)).orElseThrow(() -> unknown(id));
    }

    @PostMapping("/{id}/cancel")
    ObjectNode cancel(@PathVariable long id) {
        return steer(id, control::cancel);
    }

    @PostMapping("/{id}/pause")
    ObjectNode pause(@PathVariable long id) {
        return steer(id, control::pause);
    }

    @PostMapping("/{id}/resume")
    ObjectNode resume(@PathVariable long id) {
        return steer(id, control::resume);
    }

    /** Runs under way are cancelled. It can be restored for thirty days. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        control.delete(id).orElseThrow(() -> unknown(id));
    }

    /** Brings a deleted one back; its runs that had not ended stay cancelled. */
    @PostMapping("/{id}/restore")
    ObjectNode restore(@PathVariable long id) {
        if (!deleted.restore(id) && views.one(id).isPresent()) {
            throw new Conflict("Experiment %d is not deleted.".formatted(id));
        }
        return one(id);
    }

    @PostMapping("/{id}/archive")
    ObjectNode archive(@PathVariable long id) {
        return steer(id, control::archive);
    }

    @PostMapping("/{id}/unarchive")
    ObjectNode takeOut(@PathVariable long id) {
        return steer(id, control::takeOut);
    }

    private ObjectNode steer(long id, LongFunction<Optional<Experiment>> change) {
        try {
            change.apply(id).orElseThrow(() -> unknown(id));
        } catch (IllegalStateException refused) {
            throw new Conflict(String.valueOf(refused.getMessage()));
        }
        return one(id);
    }

    static NotFound unknown(long id) {
        return new NotFound("There is no experiment %d.".formatted(id));
    }
}
