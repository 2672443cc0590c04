package dev.chainrule.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import dev.chainrule.WholeService;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@WholeService
class UploadPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Runs runs;

    @Autowired
    Experiments experiments;

    @Autowired
    TrainNow trainNow;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void noUploads() {
        jdbc.update("delete from experiment");
        jdbc.update("delete from uploaded_dataset");
    }

    private MockHttpServletResponse send(RequestBuilder request) throws Exception {
        MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    private MockHttpServletResponse page(String path) throws Exception {
        return send(get(java.net.URI.create(path)).header("Host", "localhost"));
    }

    private MockHttpServletResponse upload(String name, byte[] file) throws Exception {
        return send(multipart("/datasets/upload")
                .file(new MockMultipartFile("file", name, "text/csv", file))
                .header("Host", "localhost")
                .with(csrf()));
    }

    private MockHttpServletResponse post(String path, String... fields) throws Exception {
        var request = org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                        java.net.URI.create(path))
                .header("Host", "localhost")
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return send(request);
    }

    private String stored(String label) throws Exception {
        String waiting = String.valueOf(
                upload("penguins.csv", ReadingFilesTest.penguins()).getHeader("Location"));
        MockHttpServletResponse answer =
                post(waiting, "do", "store", "label", label, "licence", "CC0", "source", "Gorman");
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(303);
        return String.valueOf(answer.getHeader("Location"));
    }

    @Test
    void fromAFileToATrainedRunAndNoDeletionWhileItIsNeeded() throws Exception {
        MockHttpServletResponse sent = upload("C:\\data\\penguins.csv", ReadingFilesTest.penguins());
        assertThat(sent.getStatus()).isEqualTo(303);
        String waiting = String.valueOf(sent.getHeader("Location"));

        String dryRun = page(waiting).getContentAsString();
        assertThat(dryRun)
                .contains("344 rows, 7 columns")
                .contains("333; 11 left out, as a cell is missing")
                .contains("texts, 3 different: Biscoe, Dream, Torgersen")
                .contains("Adelie, 146 rows")
                .doesNotContain(" style=");
        assertThat(page("/datasets").getContentAsString())
                .as("nothing is stored yet")
                .doesNotContain("upload:");

        MockHttpServletResponse stored = post(
                waiting,
                "do",
                "store",
                "label",
                "Our penguins",
                "description",
                "Birds",
                "source",
                "",
                "licence",
                "CC0");
        String address = String.valueOf(stored.getHeader("Location"));
        String id = address.substring("/datasets/".length());
        assertThat(page(address).getContentAsString())
                .contains("<h1>Our penguins</h1>", "CC0", "Birds", "body_mass_g", "{&quot;kind&quot;: &quot;" + id);
        assertThat(page("/datasets").getContentAsString()).contains("Our penguins");
        assertThat(page("/datasets/" + id + "/thumb.svg").getContentAsString()).startsWith("<svg");
        assertThat(page("/datasets/" + id + "/original.csv").getContentAsByteArray())
                .isEqualTo(ReadingFilesTest.penguins());
        assertThat(page("/datasets/preview?kind=" + id).getContentAsString()).contains("Gentoo");
        assertThat(page("/experiments/new?dataset=" + id).getContentAsString())
                .contains("333", "Our penguins, learning rate × initialization");
        assertThat(page(waiting).getStatus()).as("the file waits no longer").isEqualTo(404);

        long experiment = submitOverTheApi("upload:our-penguins");
        trainNow.experiment(experiment);
        List<Run> trained = runs.findByExperimentIdOrderByOrdinal(experiment);
        assertThat(trained).allSatisfy(run -> assertThat(run.status()).isEqualTo(RunStatus.FINISHED));
        assertThat(experiments.findById(experiment).orElseThrow().definition()).contains("\"kind\":\"" + id + "\"");
        assertThat(page("/experiments/" + experiment).getContentAsString()).contains("Our penguins, 333 rows");
        assertThat(page("/runs/" + trained.get(0).id()).getStatus()).isEqualTo(200);

        assertThat(page(address + "/delete").getContentAsString()).contains("experiment “On penguins”");
        MockHttpServletResponse refused = post(address + "/delete");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("it is used by experiment “On penguins”");
    }

    private long submitOverTheApi(String kind) throws Exception {
        String body = """
                {"name": "On penguins", "dataset": {"kind": "%s"}, "validationShare": 0.2,
                 "network": {"hidden": [4], "activation": "tanh"},
                 "training": {"loss": "cross_entropy", "optimizer": {"kind": "sgd"}, "batchSize": 32, "epochs": 2},
                 "sweep": {"learningRates": [0.1], "initializations": ["xavier_uniform"], "seeds": [0]}}
                """.formatted(kind);
        MockHttpServletResponse answer =
                send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/api/v1/experiments")
                        .header("Host", "localhost")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        return Long.parseLong(String.valueOf(answer.getHeader("Location")).replaceFirst(".*/", ""));
    }

    @Test
    void aSetThatNothingNeedsIsDeletedOnceItWasAskedFor() throws Exception {
        String address = stored("Not needed");

        assertThat(page(address + "/delete").getContentAsString())
                .contains("Delete “Not needed”?", "333 rows", "No experiment uses them.");
        assertThat(post(address + "/delete").getStatus()).isEqualTo(303);
        assertThat(page(address).getStatus()).isEqualTo(404);
        assertThat(post(address + "/delete").getStatus()).isEqualTo(404);
    }

    @Test
    void theChoicesAreReadAgainWithoutStoringAnything() throws Exception {
        String waiting =
                String.valueOf(upload("p.csv", ReadingFilesTest.penguins()).getHeader("Location"));

        String again = post(
                        waiting,
                        "do",
                        "read",
                        "read",
                        "comma.header.point",
                        "delimiter",
                        "comma",
                        "header",
                        "yes",
                        "decimal",
                        "point",
                        "target",
                        "5",
                        "task",
                        "",
                        "use.6",
                        "LEFT_OUT",
                        "label",
                        "Mass of birds")
                .getContentAsString();

        // without the sex only two birds miss something
        assertThat(again).contains("342; 2 left out", "a value", "value=\"Mass of birds\"");
    }

    @Test
    void whatCannotBeStoredComesBackWithItsReasonAndTheChoices() throws Exception {
        byte[] ragged = ("x,y\n" + "1,a\n2,b\n".repeat(10) + "3\n").getBytes(StandardCharsets.UTF_8);
        String waiting = String.valueOf(upload("ragged.csv", ragged).getHeader("Location"));

        MockHttpServletResponse refused = post(waiting, "do", "store", "label", "");

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains("It cannot be stored like this.", "<b>Line 22: </b>1 cell where the header has 2.")
                .contains("<a href=\"#label\">Name</a>: The name is blank.");
    }

    @Test
    void aNameThatIsTakenIsToldAtItsField() throws Exception {
        stored("Taken");
        String waiting =
                String.valueOf(upload("p.csv", ReadingFilesTest.penguins()).getHeader("Location"));

        MockHttpServletResponse refused = post(waiting, "do", "store", "label", "taken");

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("There is a data set “upload:taken” already.");
    }

    @Test
    void aFileThatIsNoTableIsRefusedWhereAnotherCanBeChosen() throws Exception {
        MockHttpServletResponse refused =
                upload("caf\u00e9.csv", "x,y\n1,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("Line 2 is not UTF-8", "type=\"file\"");
        assertThat(upload("", new byte[0]).getContentAsString()).contains("No file is chosen.");
    }

    @Test
    void whatIsWrittenInAFileIsTextOnThePage() throws Exception {
        byte[] evil =
                ("<script>alert(1)</script>,y\n" + "1,<img src=x>\n2,b\n".repeat(10)).getBytes(StandardCharsets.UTF_8);
        String waiting = String.valueOf(upload("<b>.csv", evil).getHeader("Location"));

        assertThat(page(waiting).getContentAsString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x&gt;", "&lt;b&gt;.csv")
                .doesNotContain("<script>alert", "<img src=x>");
    }

    @Test
    void anUploadWithoutTheTokenOfAFormIsRefused() throws Exception {
        MockHttpServletResponse refused = send(multipart("/datasets/upload")
                .file(new MockMultipartFile("file", "p.csv", "text/csv", ReadingFilesTest.penguins()))
                .header("Host", "localhost"));

        assertThat(refused.getStatus()).isEqualTo(403);
    }
}
