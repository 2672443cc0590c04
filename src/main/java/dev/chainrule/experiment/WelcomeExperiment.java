package dev.chainrule.experiment;

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

    private final Presets presets;
    private final Submissions submissions;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    WelcomeExperiment(Presets presets, Submissions submissions, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.presets = presets;
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
                submissions.submit(presets.welcome());
            });
        } catch (DataIntegrityViolationException other) {
            LOG.info("Another process queued the welcome experiment first.");
        }
    }
}
