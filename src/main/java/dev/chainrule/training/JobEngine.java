package dev.chainrule.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.chainrule.dataset.Housekeeping;
import dev.chainrule.experiment.DeletedExperiments;
import dev.chainrule.run.Place;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Sets db-scheduler up: one task a run, verification or search for a learning rate, and the sweep for those that have lost theirs. The starter starts it when the application is ready. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainingProperties.class)
class JobEngine {

    static final String TRAIN_RUN = "train-run";
    static final String VERIFY_RUN = "verify-run";
    static final String FIND_RATES = "find-rates";

    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration RETRY = Duration.ofSeconds(20);

    @Bean
    Signals signals() {
        return new Signals();
    }

    @Bean
    OneTimeTask<Void> trainRunTask(TrainRun trainRun) {
        return Tasks.oneTime(TRAIN_RUN)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> trainRun.perform(Place.parse(instance.getId())));
    }

    @Bean
    CustomTask<Void> verifyRunTask(VerifyRun verifyRun) {
        return task(VERIFY_RUN, verifyRun);
    }

    @Bean
    CustomTask<Void> findRatesTask(FindRates findRates) {
        return task(FIND_RATES, findRates);
    }

    private static CustomTask<Void> task(String name, SideJob<?> job) {
        return Tasks.custom(name, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> job.perform(Long.parseLong(instance.getId()))
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) -> operations.reschedule(complete, complete.getTimeDone()));
    }

    @Bean
    RecurringTask<Void> lostRunsTask(LostRuns lostRuns) {
        return Tasks.recurring("queue-lost-runs", FixedDelay.ofSeconds(30))
                .execute((instance, context) -> lostRuns.queueAgain());
    }

    /** What was deleted long enough ago goes for good. */
    @Bean
    RecurringTask<Void> purgeTask(DeletedExperiments deleted, List<Housekeeping> others) {
        return Tasks.recurring("purge-deleted", FixedDelay.ofMinutes(30)).execute((instance, context) -> {
            int purged = deleted.purgeOld();
            if (purged > 0) {
                LOG.info("{} experiments that were deleted thirty days ago are gone for good.", purged);
            }
            others.forEach(Housekeeping::tidy);
        });
    }

    @Bean(destroyMethod = "stop")
    @DependsOnDatabaseInitialization
    Scheduler scheduler(
            DataSource dataSource,
            JdbcTemplate jdbc,
            TrainingProperties properties,
            OneTimeTask<Void> trainRunTask,
            CustomTask<Void> verifyRunTask,
            CustomTask<Void> findRatesTask,
            RecurringTask<Void> lostRunsTask,
            RecurringTask<Void> purgeTask) {
        revive(jdbc);
        return Scheduler.create(
                        new TransactionAwareDataSourceProxy(dataSource), trainRunTask, verifyRunTask, findRatesTask)
                .startTasks(lostRunsTask, purgeTask)
                .serializer(new Jackson3Serializer())
                .schedulerName(new SchedulerName.Fixed(name()))
                .threads(properties.threads())
                .pollUsingFetchAndLockOnExecute(0.5, 3.0)
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
    }

    /** An H2 file is open in one process only: whatever is marked as being performed was so in a process that is gone. */
    private static void revive(JdbcTemplate jdbc) {
        String product = jdbc.execute(
                (java.sql.Connection connection) -> connection.getMetaData().getDatabaseProductName());
        if ("H2".equals(product)) {
            int revived = jdbc.update(
                    "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1 where picked = true");
            if (revived > 0) {
                LOG.info("Taking up {} tasks that were under way when the process ended.", revived);
            }
        }
    }

    /** Process id, host and start: no two processes share it. At most 50 characters, as the table has it. */
    private static String name() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        String name = Long.toString(runtime.getStartTime(), 36) + "-" + runtime.getName();
        return name.length() > 50 ? name.substring(0, 50) : name;
    }
}
