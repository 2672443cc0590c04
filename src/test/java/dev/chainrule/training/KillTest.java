package dev.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a {@code kill -9} in mid-run leaves, and what comes of it. */
class KillTest {

    @TempDir
    Path folder;

    @Test
    void finishesEveryRunWithTheWeightsItWouldHaveHadAfterTwoKillsAndRestarts() throws Exception {
        String data = "--chainrule.data-dir=" + folder;
        for (int total : new int[] {300, 3_000}) {
            long acknowledged;
            try (ServiceProcess service = ServiceProcess.start(folder, data)) {
                acknowledged = service.awaitEpochs(total);
                service.kill();
            }
            assertThat(acknowledged)
                    .as("killed in mid-run")
                    .isLessThan((long) ServiceProcess.SEEDS * ServiceProcess.EPOCHS);
            try (Connection connection = h2()) {
                assertThat(durableEpochs(connection))
                        .as("acknowledged epochs survive")
                        .isGreaterThanOrEqualTo(acknowledged);
            }
        }
        try (ServiceProcess service = ServiceProcess.start(folder, data)) {
            service.awaitDone();
        }
        try (Connection connection = h2()) {
            assertFinishedAsIfUninterrupted(connection);
        }
    }

    @Test
    void anotherInstanceOnTheSamePostgresTakesTheRunsOver() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String[] arguments = {
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--chainrule.training.heartbeat=500ms"
            };
            try (ServiceProcess first = ServiceProcess.start(folder, arguments)) {
                first.awaitEpochs(100);
                try (ServiceProcess second = ServiceProcess.start(folder, arguments)) {
                    second.awaitEpochs(200);
                    first.kill();
                    second.awaitDone();
                }
            }
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                assertFinishedAsIfUninterrupted(connection);
            }
        }
    }

    private Connection h2() throws Exception {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("chainrule"), "sa", "");
    }

    private static long durableEpochs(Connection connection) throws Exception {
        try (ResultSet rows =
                connection.createStatement().executeQuery("select count(*) from run_epoch where epoch > 0")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void assertFinishedAsIfUninterrupted(Connection connection) throws Exception {
        Datasets datasets = new Datasets();
        DefinitionJson json = new DefinitionJson(JsonMapper.builder().build());
        int runs = 0;
        try (ResultSet rows = connection.createStatement().executeQuery("""
                        select definition, status, weights_sha256, (select count(*) from run_epoch e where e.run_id = r.id) as epochs
                        from run r order by id""")) {
            while (rows.next()) {
                runs++;
                assertThat(rows.getString("status")).isEqualTo("FINISHED");
                assertThat(rows.getInt("epochs")).isEqualTo(ServiceProcess.EPOCHS + 1);
                assertThat(rows.getString("weights_sha256"))
                        .isEqualTo(uninterrupted(json.readRun(rows.getString("definition")), datasets));
            }
        }
        assertThat(runs).isEqualTo(ServiceProcess.SEEDS);
    }

    private static String uninterrupted(RunDefinition definition, Datasets datasets) throws Exception {
        var data = datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
        AtomicReference<EpochResult> last = new AtomicReference<>();
        new Trainer().train(definition.trainingSpec(data.dataset()), data.split(), last::set, StopSignal.NEVER);
        byte[] bytes = dev.chainrule.run.Floats.toBytes(last.get().checkpoint().weights());
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
