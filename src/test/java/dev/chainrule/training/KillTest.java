package dev.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
                        select id, definition, status, weights_sha256, (select count(*) from run_epoch e where e.run_id = r.id) as epochs
                        from run r order by id""")) {
            while (rows.next()) {
                runs++;
                assertThat(rows.getString("status")).isEqualTo("FINISHED");
                assertThat(rows.getInt("epochs")).isEqualTo(ServiceProcess.EPOCHS + 1);
                List<EpochResult> uninterrupted = uninterrupted(json.readRun(rows.getString("definition")), datasets);
                assertThat(rows.getString("weights_sha256"))
                        .isEqualTo(sha256(uninterrupted.get(ServiceProcess.EPOCHS)));
                assertHealth(connection, rows.getLong("id"), uninterrupted);
            }
        }
        assertThat(runs).isEqualTo(ServiceProcess.SEEDS);
    }

    /** Every epoch's, once, and none is of another training. */
    private static void assertHealth(Connection connection, long run, List<EpochResult> uninterrupted)
            throws Exception {
        int epoch = 0;
        try (ResultSet rows = connection
                .createStatement()
                .executeQuery("select kept, health from run_health where run_id = " + run + " order by first_epoch")) {
            while (rows.next()) {
                IntBuffer kept = littleEndian(rows.getBytes("kept")).asIntBuffer();
                FloatBuffer figures = littleEndian(rows.getBytes("health")).asFloatBuffer();
                while (kept.hasRemaining()) {
                    assertThat(kept.get()).isEqualTo(epoch);
                    for (LayerHealth layer : uninterrupted.get(epoch).health()) {
                        // As objects, since a ratio may be NaN, which as a number is not even itself.
                        assertThat((Object) figures.get()).isEqualTo(layer.activationMean());
                        figures.position(figures.position() + 5);
                        assertThat((Object) figures.get()).isEqualTo(layer.updateRatio());
                    }
                    epoch++;
                }
            }
        }
        assertThat(epoch).isEqualTo(ServiceProcess.EPOCHS + 1);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<EpochResult> uninterrupted(RunDefinition definition, Datasets datasets) {
        var data = datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
        List<EpochResult> results = new ArrayList<>();
        new Trainer()
                .train(
                        definition.trainingSpec(data.dataset()),
                        data.split(),
                        AskingForHealth.andThen(results::add),
                        StopSignal.NEVER);
        return results;
    }

    private static String sha256(EpochResult last) throws Exception {
        byte[] bytes = dev.chainrule.run.Floats.toBytes(last.checkpoint().weights());
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
