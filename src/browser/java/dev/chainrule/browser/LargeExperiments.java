package dev.chainrule.browser;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The experiments that pages are measured on, really trained; those that a kept database has already are taken from it. */
final class LargeExperiments {

    private static final String RATES = "0.001,0.003,0.01,0.03,0.1,0.3,1,3,10,30";
    private static final String INITIALIZATIONS =
            "zeros,normal:0.01,normal:1,normal:10,xavier_uniform,xavier_normal,he_uniform,he_normal";

    private final MeasuredService service;
    private final JdbcTemplate jdbc;

    LargeExperiments(MeasuredService service) {
        this.service = service;
        this.jdbc = service.bean(JdbcTemplate.class);
    }

    /** 80 cells of 25 seeds: 2,000 runs of 200 epochs. */
    long largest() {
        return known("2,000 runs", "moons", "4", 200, RATES, INITIALIZATIONS, 25);
    }

    /** 25 cells of 20 seeds: 500 runs of 100 epochs. */
    long large() {
        return known(
                "500 runs",
                "moons",
                "4",
                100,
                "0.001,0.01,0.1,1,10",
                "zeros,normal:0.01,xavier_uniform,he_normal,normal:10",
                20);
    }

    /** A run of a network with just under 10,000 parameters. */
    long network(String dataset, String hidden) {
        long experiment = known("Net " + hidden + " on " + dataset, dataset, hidden, 100, "0.05", "he_normal", 1);
        return jdbc.queryForObject("select min(id) from run where experiment_id = ?", Long.class, experiment);
    }

    /** Six runs each, until there are {@code count} experiments. */
    void fillUpTo(int count) {
        for (int i = count(); i < count; i++) {
            submit("Small " + i, "moons", "4", 20, "0.01,0.1,1", "xavier_uniform,he_normal", 1);
        }
        untilAllAreDone();
    }

    int count() {
        return jdbc.queryForObject("select count(*) from experiment", Integer.class);
    }

    private long known(
            String name, String dataset, String hidden, int epochs, String rates, String initializations, int seeds) {
        List<Long> ids = jdbc.queryForList("select id from experiment where name = ?", Long.class, name);
        if (!ids.isEmpty()) {
            return ids.get(0);
        }
        submit(name, dataset, hidden, epochs, rates, initializations, seeds);
        untilAllAreDone();
        return jdbc.queryForObject("select id from experiment where name = ?", Long.class, name);
    }

    private void submit(
            String name, String dataset, String hidden, int epochs, String rates, String initializations, int seeds) {
        service.post("/api/v1/experiments", """
                {"name": "%s", "dataset": {"kind": "%s"}, "validationShare": 0.2,
                 "network": {"hidden": [%s], "activation": "tanh"},
                 "training": {"loss": "cross_entropy", "optimizer": {"kind": "sgd"}, "batchSize": 32, "epochs": %d},
                 "sweep": {"learningRates": [%s], "initializations": [%s], "seeds": [%s]}}""".formatted(
                        name,
                        dataset,
                        hidden,
                        epochs,
                        rates,
                        "\"" + initializations.replace(",", "\",\"") + "\"",
                        IntStream.range(0, seeds).mapToObj(String::valueOf).collect(Collectors.joining(","))));
    }

    private void untilAllAreDone() {
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from run where status in ('QUEUED', 'RUNNING')", Integer.class)
                        == 0);
    }

    /** As if a run under way had one more epoch behind it, which is what a page that follows it is told every second. */
    void advance(long experiment) {
        jdbc.update("""
                update run set status = 'RUNNING', outcome = null, version = version + 1
                where id = (select max(id) from run where experiment_id = ?)""", experiment);
    }

    /** Undoes {@link #advance}. */
    void settle(long experiment) {
        jdbc.update("""
                update run set status = 'FINISHED', outcome = 'LEARNED', version = version + 1
                where id = (select max(id) from run where experiment_id = ?)""", experiment);
    }
}
