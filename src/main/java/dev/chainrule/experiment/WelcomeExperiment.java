package dev.chainrule.experiment;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Queues a small real experiment once in a database's life, so that the first page is alive within seconds. */
@Component
@ConditionalOnBooleanProperty(name = "chainrule.welcome", matchIfMissing = true)
class WelcomeExperiment {

    private static final Logger LOG = LoggerFactory.getLogger(WelcomeExperiment.class);
    private static final String FACT = "welcome";

    private final Definitions definitions;
    private final Submissions submissions;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    WelcomeExperiment(
            Definitions definitions, Submissions submissions, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.definitions = definitions;
        this.submissions = submissions;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void queue() {
        if (!jdbc.queryForList("select content from fact where name = ?", String.class, FACT)
                .isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.update("insert into fact (name, content) values (?, ?)", FACT, "queued");
                submissions.submit(experiment());
            });
        } catch (DataIntegrityViolationException other) {
            LOG.info("Another process queued the welcome experiment first.");
        }
    }

    private NewExperiment experiment() {
        Draft draft = new Draft(
                "moons",
                Map.of("rows", 300.0, "noise", 0.2),
                0L,
                null,
                0.2,
                List.of(16L, 16L),
                "tanh",
                null,
                "cross_entropy",
                "sgd",
                0.0,
                16L,
                80L,
                List.of(0.001, 0.01, 0.1, 1.0, 10.0),
                List.of("zeros", "normal:0.01", "xavier_uniform", "he_normal", "normal:1", "normal:10"),
                List.of(0L, 1L, 2L, 3L, 4L));
        return new NewExperiment(
                "Where does learning start?",
                "Thirty settings of learning rate and initialization on two moons, five seeds each.",
                List.of("welcome"),
                definitions.check(draft, new Problems()),
                null);
    }
}
