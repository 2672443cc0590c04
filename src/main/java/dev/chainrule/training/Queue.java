package dev.chainrule.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.chainrule.run.Place;
import dev.chainrule.run.RateSearchQueued;
import dev.chainrule.run.RunsQueued;
import dev.chainrule.run.RunsWithdrawn;
import dev.chainrule.run.VerificationQueued;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives runs, verifications and searches for learning rates their places in the job engine's table, in the transaction that queues them, and rings once that is committed. */
@Component
class Queue {

    private final Scheduler scheduler;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Queue(Scheduler scheduler, JdbcTemplate jdbc, Clock clock) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void add(RunsQueued queued) {
        // Times a microsecond apart keep the order: the job engine takes the earliest first.
        Instant now = clock.instant();
        List<SchedulableInstance<?>> places = new ArrayList<>();
        for (Place place : queued.places()) {
            places.add(SchedulableInstance.of(
                    new TaskInstance<>(JobEngine.TRAIN_RUN, place.toString()),
                    now.plus(places.size(), ChronoUnit.MICROS)));
        }
        if (!places.isEmpty()) {
            scheduler.scheduleBatch(places);
        }
    }

    /** Behind what waits already, with the same workers. */
    @EventListener
    void add(VerificationQueued queued) {
        scheduler.scheduleIfNotExists(SchedulableInstance.of(
                new TaskInstance<>(JobEngine.VERIFY_RUN, Long.toString(queued.verificationId())), clock.instant()));
    }

    /** Before all that waits: it takes a moment, and whoever asked wants it before the next experiment. */
    @EventListener
    void add(RateSearchQueued queued) {
        scheduler.scheduleIfNotExists(SchedulableInstance.of(
                new TaskInstance<>(JobEngine.FIND_RATES, Long.toString(queued.searchId())), Instant.EPOCH));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void ring(RateSearchQueued queued) {
        scheduler.triggerCheckForDueExecutions();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void ring(VerificationQueued queued) {
        scheduler.triggerCheckForDueExecutions();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void ring(RunsQueued queued) {
        scheduler.triggerCheckForDueExecutions();
    }

    /** One that is being performed at this moment stays; its worker finds that there is nothing to do. */
    @EventListener
    void remove(RunsWithdrawn withdrawn) {
        jdbc.batchUpdate(
                "delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = false",
                withdrawn.places().stream()
                        .map(place -> new Object[] {JobEngine.TRAIN_RUN, place.toString()})
                        .toList());
    }
}
