package dev.chainrule.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Looks several times a second whether somebody, on this machine or another, wants a run of this process to end, and raises its signal. */
@Component
class StopWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(StopWatcher.class);
    private static final long INTERVAL_MILLIS = 250;

    private final Signals signals;
    private final NamedParameterJdbcTemplate jdbc;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stop-watcher");
        thread.setDaemon(true);
        return thread;
    });

    StopWatcher(Signals signals, NamedParameterJdbcTemplate jdbc) {
        this.signals = signals;
        this.jdbc = jdbc;
        timer.scheduleWithFixedDelay(this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @EventListener
    void close(ContextClosedEvent closed) {
        signals.raiseAll();
        timer.shutdownNow();
    }

    void look() {
        List<Signals.Signal> active = List.copyOf(signals.active());
        if (active.isEmpty()) {
            return;
        }
        try {
            Map<Long, Long> held = new HashMap<>();
            jdbc.query(
                    "select id, lease from run where id in (:ids) and status = 'RUNNING' and stop_request is null",
                    Map.of("ids", active.stream().map(Signals.Signal::runId).toList()),
                    row -> {
                        held.put(row.getLong(1), row.getLong(2));
                    });
            for (Signals.Signal signal : active) {
                Long lease = held.get(signal.runId());
                if (lease == null || lease != signal.lease()) {
                    signal.raise();
                }
            }
        } catch (DataAccessException unreachable) {
            LOG.warn(
                    "The database does not answer; stop requests are looked for again in {} ms: {}",
                    INTERVAL_MILLIS,
                    unreachable.getMessage());
        }
    }
}
