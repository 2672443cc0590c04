package dev.chainrule.dashboard;

import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts an experiment and its runs into the database as if they had been trained, so that every number is known. */
final class StoredExperiment {

    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

    private final JdbcTemplate jdbc;
    private final DefinitionJson json;
    private final boolean validated;

    /** How a run ended or how far it is. */
    record Ending(RunStatus status, Outcome outcome, double loss, double score, Integer divergedEpoch) {

        static Ending learned(double loss) {
            return new Ending(RunStatus.FINISHED, Outcome.LEARNED, loss, .975, null);
        }

        static Ending diverged(double loss, int epoch) {
            return new Ending(RunStatus.FINISHED, Outcome.DIVERGED, loss, .5, epoch);
        }

        static Ending notFinite(int epoch) {
            return new Ending(RunStatus.DIVERGED, Outcome.NOT_FINITE, Double.NaN, Double.NaN, epoch);
        }

        static Ending in(RunStatus status) {
            return new Ending(status, null, 0, 0, null);
        }
    }

    interface Endings {
        Ending of(RunDefinition run);
    }

    StoredExperiment(JdbcTemplate jdbc, DefinitionJson json, boolean validated) {
        this.jdbc = jdbc;
        this.json = json;
        this.validated = validated;
    }

    /** The id of the experiment. */
    long store(String name, ExperimentDefinition definition, Endings endings) {
        List<RunDefinition> runs = definition.runs();
        jdbc.update("""
                insert into experiment (name, description, definition, runs, state, created_at, version)
                values (?, '', ?, ?, 'ACTIVE', ?, 0)""", name, json.write(definition).toString(), runs.size(), Timestamp.from(CREATED));
        Long id = jdbc.queryForObject("select max(id) from experiment", Long.class);
        List<Object[]> rows = new ArrayList<>();
        for (int ordinal = 0; ordinal < runs.size(); ordinal++) {
            RunDefinition run = runs.get(ordinal);
            rows.add(row(id, ordinal, run, endings.of(run)));
        }
        jdbc.batchUpdate("""
                insert into run (experiment_id, ordinal, learning_rate, initialization, seed, definition, data_fingerprint, parameters,
                    epochs, chance, weights_budget, status, lease, attempt, enqueued, takeovers, created_at, queued_at, started_at,
                    ended_at, training_nanos, last_epoch, start_training_loss, last_training_loss, last_validation_loss,
                    last_training_score, last_validation_score, best_epoch, best_training_loss, best_validation_loss,
                    best_training_score, best_validation_score, outcome, diverged_epoch, weights_bytes, version)
                values (?, ?, ?, ?, ?, ?, '', 17, ?, 0.6931471805599453, 0, ?, 1, 1, 1, 0, ?, ?, ?, ?, 1800000000, ?, 0.7, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, 0, 1)""", rows);
        jdbc.update("""
                insert into run_epoch (run_id, epoch, training_loss, validation_loss, training_score, validation_score, learning_rate, nanos)
                select id, 0, 0.7, case when last_validation_loss is null then null else 0.7 end, 0.5, 0.5, learning_rate, 0
                from run where experiment_id = ? and last_epoch >= 0""", id);
        jdbc.update("""
                insert into run_epoch (run_id, epoch, training_loss, validation_loss, training_score, validation_score, learning_rate, nanos)
                select id, 1, last_training_loss, last_validation_loss, last_training_score, last_validation_score, learning_rate, 0
                from run where experiment_id = ? and last_epoch >= 1""", id);
        return id;
    }

    private Object[] row(long experiment, int ordinal, RunDefinition run, Ending ending) {
        boolean begun = ending.outcome() != null || ending.status() == RunStatus.RUNNING;
        Double loss = begun ? Double.valueOf(ending.loss()) : null;
        Double score = begun ? Double.valueOf(ending.score()) : null;
        Double validationLoss = validated ? loss : null;
        Double validationScore = validated ? score : null;
        return new Object[] {
            experiment,
            ordinal,
            run.learningRate(),
            run.initialization().id(),
            run.seed(),
            json.write(run).toString(),
            run.training().epochs(),
            ending.status().name(),
            Timestamp.from(CREATED),
            Timestamp.from(CREATED),
            begun ? Timestamp.from(CREATED) : null,
            ending.status().ended() ? Timestamp.from(CREATED.plusSeconds(90)) : null,
            begun ? 1 : -1,
            loss,
            validationLoss,
            score,
            validationScore,
            begun ? 1 : null,
            loss,
            validationLoss,
            score,
            validationScore,
            ending.outcome() == null ? null : ending.outcome().name(),
            ending.divergedEpoch()
        };
    }
}
