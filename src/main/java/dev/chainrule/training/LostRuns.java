package dev.chainrule.training;

import dev.chainrule.run.RateSearchLog;
import dev.chainrule.run.RunControl;
import dev.chainrule.run.VerificationLog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds runs, verifications and searches for learning rates that should be waiting or under way but have no task, which should never be, and queues them again. */
@Component
class LostRuns {

    private static final Logger LOG = LoggerFactory.getLogger(LostRuns.class);

    private final JdbcTemplate jdbc;
    private final RunControl control;
    private final VerificationLog verifications;
    private final RateSearchLog searches;

    LostRuns(JdbcTemplate jdbc, RunControl control, VerificationLog verifications, RateSearchLog searches) {
        this.jdbc = jdbc;
        this.control = control;
        this.verifications = verifications;
        this.searches = searches;
    }

    void queueAgain() {
        List<Long> lost = jdbc.query("""
                select r.id from run r join experiment e on e.id = r.experiment_id
                where r.status in ('QUEUED', 'RUNNING') and e.state = 'ACTIVE'
                  and not exists (select 1 from scheduled_tasks t
                      where t.task_name = ? and t.task_instance = concat(r.id, '-', r.enqueued))
                order by r.id""", (row, number) -> row.getLong(1), JobEngine.TRAIN_RUN);
        for (long id : lost) {
            LOG.warn("Run {} had no task; it is queued again.", id);
            control.requeue(id);
        }
        jdbc.query("""
                        select v.id from verification v where v.state in ('QUEUED', 'RUNNING')
                          and not exists (select 1 from scheduled_tasks t
                              where t.task_name = ? and t.task_instance = cast(v.id as varchar(20)))
                        order by v.id""", (row, number) -> row.getLong(1), JobEngine.VERIFY_RUN).forEach(this::verifyAgain);
        // Of a deleted experiment none is missing; when it is restored, its search goes on.
        jdbc.query("""
                        select s.id from rate_search s left join experiment e on e.id = s.experiment_id
                        where s.state in ('QUEUED', 'RUNNING') and e.deleted_at is null
                          and not exists (select 1 from scheduled_tasks t
                              where t.task_name = ? and t.task_instance = cast(s.id as varchar(20)))
                        order by s.id""", (row, number) -> row.getLong(1), JobEngine.FIND_RATES).forEach(this::searchAgain);
    }

    private void verifyAgain(long id) {
        LOG.warn("Verification {} had no task; it is queued again.", id);
        verifications.requeue(id);
    }

    private void searchAgain(long id) {
        LOG.warn("Search {} for a learning rate had no task; it is queued again.", id);
        searches.requeue(id);
    }
}
