package dev.chainrule.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.Datasets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What is promised of stored files on every database. */
abstract class UploadContract {

    @Autowired
    UploadedDatasets uploads;

    @Autowired
    Datasets datasets;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void leaveNothing() {
        jdbc.update("delete from experiment where definition like '%upload:%'");
        jdbc.update("delete from uploaded_dataset");
        jdbc.update("delete from waiting_upload");
    }

    private String store(String label, byte[] file) {
        Reading read = Reading.of(file);
        UploadLabels labels = UploadLabels.of(label, "What it is", "Somebody, 2026", "CC0");
        return uploads.store(new NewUpload(labels.name(), labels, "file.csv", file, read.choices(), read.converted()));
    }

    private static byte[] rows(int shift) {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            text.append(i + shift).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse train(String kind) throws Exception {
        String body = """
                {"name": "On my rows", "dataset": {"kind": "%s"}, "validationShare": 0.25,
                 "network": {"hidden": [4], "activation": "tanh"},
                 "training": {"loss": "cross_entropy", "optimizer": {"kind": "sgd"}, "batchSize": 8, "epochs": 3},
                 "sweep": {"learningRates": [0.1], "initializations": ["he_normal"], "seeds": [0]}}
                """.formatted(kind);
        return mvc.perform(post("/api/v1/experiments")
                        .header("Host", "localhost")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    @Test
    void theStoredPenguinsAreTheOnesThatComeWithTheService() throws IOException {
        String id = store("My penguins", ReadingFilesTest.penguins());

        Dataset mine = datasets.load(datasets.spec(id, 0, Map.of()));
        Dataset own = datasets.load(datasets.spec("penguins", 0, Map.of()));

        assertThat(id).matches("upload:my-penguins@[0-9a-f]{12}");
        assertThat(mine.x()).isEqualTo(own.x());
        assertThat(mine.y()).isEqualTo(own.y());
        assertThat(mine.featureNames()).isEqualTo(own.featureNames());
        DatasetKind kind = datasets.kind(id).orElseThrow();
        assertThat(List.of(kind.rows(), kind.features(), kind.classes())).containsExactly(333, 9, 3);
        assertThat(uploads.original(id)).isEqualTo(ReadingFilesTest.penguins());
        assertThat(datasets.kinds()).contains(kind);
    }

    @Test
    void theNameAloneMeansTheSetThatHasItNow() {
        String id = store("Short", rows(0));

        assertThat(datasets.spec("upload:short", 7, Map.of()).kind()).isEqualTo(id);
        assertThat(datasets.kind("upload:shor")).isEmpty();
        assertThat(datasets.kind("upload:short@000000000000")).isEmpty();
    }

    @Test
    void twoSetsOfOneNameAreRefused() {
        store("Twice", rows(0));

        assertThatThrownBy(() -> store("TWICE!", rows(1))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aSetStaysWhileAnExperimentUsesIt() throws Exception {
        String id = store("Needed", rows(0));
        assertThat(train(id).getStatus()).isEqualTo(201);

        assertThat(uploads.delete(id)).containsExactly("experiment “On my rows”");
        assertThat(datasets.kind(id)).isPresent();

        jdbc.update("delete from experiment where name = 'On my rows'");
        assertThat(uploads.delete(id)).isEmpty();
        assertThat(datasets.kind(id)).isEmpty();
    }

    @Test
    void otherRowsUnderTheSameNameAreAnotherSet() throws Exception {
        String first = store("Mine", rows(0));
        datasets.load(datasets.spec(first, 0, Map.of())); // now in memory
        uploads.delete(first);

        String second = store("Mine", rows(1));

        assertThat(second).isNotEqualTo(first);
        assertThat(datasets.load(datasets.spec(second, 0, Map.of())).x()).startsWith(1, 2, 3);
        MockHttpServletResponse refused = train(first);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains(first + "” is not a data set.");
    }

    @Test
    void theSameRowsUnderTheSameNameAreTheSameSetAgain() {
        String first = store("Again", rows(0));
        uploads.delete(first);

        assertThat(store("Again", rows(0))).isEqualTo(first);
    }

    @Test
    void aFileWaitsForAnHour() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        String token = at(noon).keep("a.csv", rows(0));

        assertThat(at(noon.plus(Duration.ofMinutes(59))).find(token)).isPresent();
        assertThat(at(noon.plus(Duration.ofMinutes(61))).find(token)).isEmpty();
        assertThat(at(noon.plus(Duration.ofMinutes(61))).forgetOld()).isEqualTo(1);
    }

    @Test
    void noMoreThanTenFilesWait() {
        WaitingFiles files = at(Instant.parse("2026-03-01T12:00:00Z"));
        String first = files.keep("first.csv", rows(0));
        for (int i = 0; i < WaitingFiles.MOST; i++) {
            files.keep("next.csv", rows(i));
        }

        assertThat(files.find(first)).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from waiting_upload", Integer.class))
                .isEqualTo(WaitingFiles.MOST);
    }

    private WaitingFiles at(Instant now) {
        return new WaitingFiles(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }
}
