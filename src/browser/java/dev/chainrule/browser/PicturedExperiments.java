package dev.chainrule.browser;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the pictures of the pages show, really trained; those that a kept database has already are taken from it. */
final class PicturedExperiments {

    private final MeasuredService service;
    private final JdbcTemplate jdbc;

    PicturedExperiments(MeasuredService service) {
        this.service = service;
        this.jdbc = service.bean(JdbcTemplate.class);
    }

    /** 30 cells of five seeds: from settings that cannot learn over those that learn to those that diverge. */
    long moons() {
        return known(
                "Where does learning start?",
                "Two moons, five learning rates, six initializations, five seeds: which settings learn, and which blow up?",
                "\"moons\", \"first look\"",
                "\"kind\": \"moons\", \"rows\": 300, \"noise\": 0.2",
                "[16, 16], \"activation\": \"tanh\"",
                "\"loss\": \"cross_entropy\", \"batchSize\": 16, \"epochs\": 80",
                "\"learningRates\": [0.001, 0.01, 0.1, 1, 10], \"initializations\": [\"zeros\", \"normal:0.01\","
                        + " \"xavier_uniform\", \"he_normal\", \"normal:1\", \"normal:10\"], \"seeds\": [0, 1, 2, 3, 4]");
    }

    /** Six cells of three seeds, of images. */
    long digits() {
        return known(
                "Digits by learning rate",
                "Handwritten digits, one hidden layer of 100.",
                "\"digits\", \"images\"",
                "\"kind\": \"digits\"",
                "[100], \"activation\": \"relu\"",
                "\"loss\": \"cross_entropy\", \"batchSize\": 32, \"epochs\": 20",
                "\"learningRates\": [0.01, 0.1, 10], \"initializations\": [\"xavier_uniform\", \"he_normal\"],"
                        + " \"seeds\": [0, 1, 2]");
    }

    /** Values instead of classes, with a second swept setting. */
    long plane() {
        return known(
                "A plane with and without momentum",
                "Regression: does momentum help where the rate is small?",
                "\"regression\"",
                "\"kind\": \"plane\", \"noise\": 0.05",
                "[16, 16], \"activation\": \"tanh\"",
                "\"loss\": \"mse\", \"batchSize\": 16, \"epochs\": 60",
                "\"learningRates\": [0.001, 0.01, 0.1], \"initializations\": [\"xavier_uniform\", \"he_normal\", \"normal:1\"],"
                        + " \"seeds\": [0, 1, 2], \"parameters\": {\"training.optimizer.momentum\": [0, 0.9]}");
    }

    /** An experiment that was deleted. */
    void deleted() {
        String name = "First try with too few epochs";
        if (jdbc.queryForList("select id from experiment where name = ?", name).isEmpty()) {
            long id = known(
                    name,
                    "",
                    "",
                    "\"kind\": \"circles\"",
                    "[4], \"activation\": \"tanh\"",
                    "\"loss\": \"cross_entropy\", \"batchSize\": 32, \"epochs\": 2",
                    "\"learningRates\": [0.01], \"initializations\": [\"he_normal\"], \"seeds\": [0, 1, 2]");
            service.delete("/api/v1/experiments/" + id);
        }
    }

    /** The run of one setting that has a given seed; the last where another setting is swept beside these. */
    long run(long experiment, double learningRate, String initialization, long seed) {
        return jdbc.queryForObject(
                "select max(id) from run where experiment_id = ? and learning_rate = ? and initialization = ? and seed = ?",
                Long.class,
                experiment,
                learningRate,
                initialization,
                seed);
    }

    /** The search for a learning rate of an experiment, once it has ended. */
    void ratesSearched(long experiment) {
        String path = "/api/v1/experiments/" + experiment + "/rate-search";
        service.post(path, "");
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> service.get(path).contains("DONE"));
    }

    void untilAllAreDone() {
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from run where status in ('QUEUED', 'RUNNING')", Integer.class)
                        == 0);
    }

    private long known(
            String name,
            String description,
            String tags,
            String dataset,
            String network,
            String training,
            String sweep) {
        List<Long> ids = jdbc.queryForList("select id from experiment where name = ?", Long.class, name);
        if (ids.isEmpty()) {
            service.post(
                    "/api/v1/experiments", """
                    {"name": "%s", "description": "%s", "tags": [%s], "dataset": {%s}, "validationShare": 0.2,
                     "network": {"hidden": %s}, "training": {%s, "optimizer": {"kind": "sgd"}}, "sweep": {%s}}""".formatted(name, description, tags, dataset, network, training, sweep));
            untilAllAreDone();
        }
        return jdbc.queryForObject("select id from experiment where name = ?", Long.class, name);
    }
}
