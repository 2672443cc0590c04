package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.chainrule.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

@ServiceTest
class NewExperimentPageTest {

    private final MockMvc mvc;
    private final Experiments experiments;
    private final DefinitionJson json;

    NewExperimentPageTest(@Autowired MockMvc mvc, @Autowired Experiments experiments, @Autowired DefinitionJson json) {
        this.mvc = mvc;
        this.experiments = experiments;
        this.json = json;
    }

    /** One small run: what a browser sends when somebody has filled in everything. */
    private static MultiValueMap<String, String> filled() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set("submission", UUID.randomUUID().toString());
        form.set("name", "Moons");
        form.set("description", "");
        form.set("tags", "");
        form.set("dataset.kind", "moons");
        form.set("dataset.moons.rows", "60");
        form.set("dataset.moons.noise", "0.1");
        form.set("dataset.circles.rows", "not looked at, as circles are not chosen");
        form.set("dataset.seed", "0");
        form.set("scaling", "");
        form.set("validationShare", "20");
        form.set("network.hidden", "2");
        form.set("network.activation", "tanh");
        form.set("network.output", "auto");
        form.set("training.loss", "cross_entropy");
        form.set("training.optimizer.kind", "sgd");
        form.set("training.optimizer.sgd.momentum", "0");
        form.set("training.optimizer.sgd.weightDecay", "0");
        form.set("training.optimizer.adam.beta1", "not looked at, as Adam is not chosen");
        form.set("training.batchSize", "16");
        form.set("training.epochs", "2");
        form.set("sweep.learningRates", "0.1");
        form.add("sweep.initializations", "xavier_uniform");
        form.set("sweep.initializations.own", "");
        form.set("sweep.seeds", "0");
        return form;
    }

    private MockHttpServletResponse send(String address, MultiValueMap<String, String> form) throws Exception {
        MockHttpServletResponse response = mvc.perform(
                        post(address).header("Host", "localhost").params(form).with(csrf()))
                .andReturn()
                .getResponse();
        response.setDefaultCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    private Experiment stored(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(303);
        String location = response.getHeader("Location");
        assertThat(location).matches("/experiments/\\d+");
        return experiments
                .findWithTagsById(Long.parseLong(location.substring("/experiments/".length())))
                .orElseThrow();
    }

    @Test
    void storesWhatWasFilledInAndShowsIt() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("name", "  A first look ");
        form.set("tags", "moons, first look,moons");
        form.set("validationShare", "7");
        form.set("training.optimizer.sgd.momentum", "0.9");
        form.set("sweep.learningRates", "0.01; 0.1\n1");
        form.add("sweep.initializations", "zeros");
        form.set("sweep.initializations.own", "normal:0.05; uniform:-0.1:0.1");
        form.set("sweep.seeds", "0 to 2");

        Experiment experiment = stored(send("/experiments", form));

        assertThat(experiment.name()).isEqualTo("A first look");
        assertThat(experiment.tags()).containsExactly("first look", "moons");
        assertThat(experiment.runs()).isEqualTo(3 * 4 * 3);
        assertThat(experiment.definition())
                .contains("\"validationShare\":0.07")
                .contains("\"scaling\":\"standard\"")
                .contains("\"momentum\":0.9")
                .contains("[0.01,0.1,1.0]")
                .contains("[\"xavier_uniform\",\"zeros\",\"normal:0.05\",\"uniform:-0.1:0.1\"]")
                .contains("\"seeds\":[0,1,2]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name                        | '   '          | The name is blank.
        name                        | 'a\u202eb'     | The character U+202E is invisible or turns the direction of text.
        tags                        | 'a,,b'         | A tag is blank.
        dataset.kind                | spiral         | “spiral” is not a data set. Use one of moons, circles,
        dataset.moons.rows          | 9              | 9 is less than 10. Use 10 to 20,000.
        dataset.moons.rows          | 1e309          | “1e309” is too large. Use 10 to 20000.
        dataset.moons.noise         | NaN            | “NaN” is not a finite number. Use 0 to 10.
        dataset.moons.noise         | ''             | No number is given. Write for example 0.2.
        dataset.seed                | 9223372036854775808 | “9223372036854775808” is out of range.
        validationShare             | 100            | 100 % is out of range. Use 0 (no validation) to less than 100.
        validationShare             | -1             | -1 % is out of range.
        validationShare             | 99.9           | 60 rows to train on
        scaling                     | minmax         | “minmax” is not a scaling. Use one of none, standard, max.
        network.hidden              | 0              | A layer of 0 units is out of range. Use 1 to 10,000.
        network.hidden              | 16,16          | “16,16” has a comma between two digits.
        network.hidden              | 10000, 10000, 10000 | have 200,060,001 weights and biases. Use layers with up to 5,000,000 in all.
        network.hidden              | 99999999999    | A layer of 99,999,999,999 units is out of range.
        network.activation          | swish          | “swish” is not an activation. Use one of identity, sigmoid, tanh, relu,
        network.output              | softmax        | “softmax” is not an output. Use one of auto, identity, tanh, sigmoid.
        network.output              | tanh           | does not fit the output tanh.
        training.loss               | log            | “log” is not a loss. Use one of cross_entropy, mse, mae, huber, hinge.
        training.optimizer.kind     | lion           | “lion” is not an optimizer. Use one of sgd, nesterov, adagrad, rmsprop, centered_rmsprop, adam, adamw.
        network.activation.own      | tanh, relux    | “relux” is not an activation. Use one of identity, sigmoid, tanh, relu,
        network.activation.own      | tanh, relu, elu | 3 activations do not fit 1 hidden layer.
        training.optimizer.sgd.momentum | 1          | 1 is out of range. Use 0 to less than 1.
        training.optimizer.sgd.momentum | 0.99999999 | 0.99999999 is 1 in the engine's 32 bits. Use less, for example 0.999999.
        training.optimizer.sgd.weightDecay | ''      | No number is given. Write for example 0.
        training.schedule.kind      | triangle       | “triangle” is not a schedule. Use one of constant, linear, step,
        training.dropout            | 1              | 1 is out of range. Use 0 to 0.999.
        training.l2                 | -1             | -1 is out of range. Use 0 to 1,000,000.
        training.batchSize          | 0              | 0 is out of range.
        training.batchSize          | 512            | 512 is more than the 48 training rows. Use 1 to 48.
        training.batchSize          | 1.5            | “1.5” is not written as a whole number.
        training.epochs             | 20001          | 20,001 is out of range. Use 1 to 20,000.
        training.epochs             | 2147483648     | 2,147,483,648 is out of range. Use 1 to 20,000.
        sweep.learningRates         | 0,01           | “0,01” has a comma between two digits. Write “0.01” for one number or “0, 01” for two.
        sweep.learningRates         | 0.001, 1O      | “1O” is not a number; it ends in the letter O. Write for example 0.01, 0.1, 1.
        sweep.learningRates         | NaN            | “NaN” is not a finite number.
        sweep.learningRates         | -0.1           | -0.1 is out of range. Use 0.000000001 to 1,000,000.
        sweep.learningRates         | -0.0           | 0 is out of range. Use 0.000000001 to 1,000,000.
        sweep.learningRates         | 1e7            | 10,000,000 is out of range. Use 0.000000001 to 1,000,000.
        sweep.learningRates         | ''             | No learning rate is given. Give at least one.
        sweep.learningRates         | 0.1, 0.10      | 0.1 is listed twice. List each learning rate once.
        sweep.initializations       | gaussian       | “gaussian” is not an initialization. Use one of zeros,
        sweep.initializations.own   | normal:0,05    | “0,05” is not a number in “normal:0,05”.
        sweep.initializations.own   | xavier_uniform | xavier_uniform is listed twice.
        sweep.seeds                 | 1e3            | “1e3” is not written as a whole number.
        sweep.seeds                 | 0 to 999999999999 | is 1,000,000,000,000 numbers. An experiment has up to 2,000 runs.
        """)
    void refusesWithAMessageAtTheFieldAndKeepsWhatWasTyped(String field, String typed, String message)
            throws Exception {
        long before = experiments.count();
        MultiValueMap<String, String> form = filled();
        form.set(field, typed);

        MockHttpServletResponse response = send("/experiments", form);
        String html = HtmlUtils.htmlUnescape(response.getContentAsString());

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(experiments.count()).isEqualTo(before);
        String shownAt = field.equals("sweep.initializations.own") && typed.equals("xavier_uniform")
                ? "sweep.initializations"
                : field;
        assertThat(html).contains("<a href=\"#" + shownAt + "\">").contains("id=\"" + shownAt + "-msg\"");
        assertThat(html.substring(html.indexOf("<span class=\"err\" id=\"" + shownAt + "-msg\"")))
                .startsWith("<span class=\"err\"")
                .contains(message);
        if (!typed.isBlank()
                && !List.of("dataset.kind", "network.activation", "sweep.initializations")
                        .contains(field)) {
            assertThat(html).contains(typed);
        }
    }

    @Test
    void tellsOfAllFieldsAtOnce() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("training.batchSize", "512");
        form.set("sweep.learningRates", "0.001, 1O");
        form.set("name", "");

        String html = HtmlUtils.htmlUnescape(send("/experiments", form).getContentAsString());

        assertThat(html).contains("Three fields need a change before this can run.");
        assertThat(html)
                .containsSubsequence("href=\"#name\"", "href=\"#training.batchSize\"", "href=\"#sweep.learningRates\"");
        assertThat(html).contains("aria-invalid=\"true\"").contains("aria-describedby=\"training.batchSize-msg\"");
    }

    @Test
    void tellsOfEverySettingAtOnceWithTheFurtherOnesOpen() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("training.optimizer.kind", "adam");
        form.set("training.optimizer.adam.beta1", "1");
        form.set("training.optimizer.adam.beta2", "0,999");
        form.set("training.schedule.kind", "cosine");
        form.set("training.schedule.cosine.endShare", "0");
        form.set("training.dropout", "1");
        form.set("sweep.parameters.0.name", "training.optimizer.epsilon");
        form.set("sweep.parameters.0.values", "1e-8, 2");
        form.set("sweep.parameters.1.name", "");
        form.set("sweep.parameters.1.values", "0.5");

        String html = HtmlUtils.htmlUnescape(send("/experiments", form).getContentAsString());

        assertThat(html)
                .containsSubsequence(
                        "Five fields need a change before this can run.",
                        "<a href=\"#training.optimizer.adam.beta1\">β₁</a>: <span>1 is out of range. Use 0 to less than 1.",
                        "<a href=\"#training.optimizer.adam.beta2\">β₂</a>: <span>“0,999” has a comma between two digits.",
                        "<a href=\"#training.dropout\">Dropout</a>: <span>1 is out of range. Use 0 to 0.999.",
                        "<a href=\"#sweep.parameters.0.values\">Also varied</a>: <span>2 is out of range. Use 1e-30 to 1.",
                        "<a href=\"#sweep.parameters.1.name\">Also varied</a>: <span>Nothing is chosen for these values.")
                .containsPattern("<details class=\"w12 more\" open");
    }

    @Test
    void theFurtherSettingsAreClosedWhileTheyDoNothing() throws Exception {
        assertThat(send("/experiments/preview", filled()).getContentAsString())
                .doesNotContainPattern("<details class=\"w12 more\" open")
                .contains("<title>");
    }

    @Test
    void storesEverySettingOfTheForm() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("training.loss", "hinge");
        form.set("training.optimizer.kind", "rmsprop");
        form.set("training.optimizer.rmsprop.alpha", "0.9");
        form.set("training.schedule.kind", "reduce_on_plateau");
        form.set("training.schedule.reduce_on_plateau.metric", "training_loss");
        form.set("training.schedule.reduce_on_plateau.patience", "3");
        form.set("training.clipping.kind", "value");
        form.set("training.clipping.value.max", "0.5");
        form.set("training.earlyStopping.kind", "patience");
        form.set("training.earlyStopping.patience.metric", "validation_score");
        form.set("training.l2", "0.001");
        form.set("sweep.parameters.0.name", "dataset.noise");
        form.set("sweep.parameters.0.values", "0; 0.2");

        Experiment experiment = stored(send("/experiments", form));

        assertThat(experiment.runs()).isEqualTo(2);
        assertThat(experiment.definition())
                .contains("\"loss\":\"hinge\"")
                .contains("\"optimizer\":{\"kind\":\"rmsprop\",\"alpha\":0.9,")
                .contains(
                        "\"schedule\":{\"kind\":\"reduce_on_plateau\",\"metric\":\"training_loss\",\"factor\":0.1,\"patience\":3,")
                .contains("\"clipping\":{\"kind\":\"value\",\"max\":0.5}")
                .contains(
                        "\"earlyStopping\":{\"kind\":\"patience\",\"metric\":\"validation_score\",\"minimumChange\":0,\"patience\":10}")
                .contains("\"l2\":0.001")
                .doesNotContain("dropout")
                .contains("\"parameters\":{\"dataset.noise\":[0,0.2]}");
    }

    @Test
    void refusesASweepOfMillionsOfRunsWithoutBuildingIt() throws Exception {
        MultiValueMap<String, String> form = filled();
        List<String> many = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            many.add(Integer.toString(i));
        }
        form.set("sweep.learningRates", String.join("; ", many));
        form.set("sweep.seeds", String.join("; ", many));

        MockHttpServletResponse response = send("/experiments", form);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(HtmlUtils.htmlUnescape(response.getContentAsString()))
                .contains(
                        "5,000 learning rates × 1 initialization × 5,000 seeds are 25,000,000 runs. Use up to 2,000.");
    }

    @Test
    void emojiAndCombiningAccentsComeBackAsTheyWere() throws Exception {
        String name = "e\u0301 é 🧠👩🏽‍🔬 – 学習率 λ";
        MultiValueMap<String, String> form = filled();
        form.set("name", name);
        form.set("tags", "🧠");

        Experiment experiment = stored(send("/experiments", form));
        String clone = mvc.perform(
                        get("/experiments/new").header("Host", "localhost").param("from", "" + experiment.id()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.tags()).containsExactly("🧠");
        assertThat(clone).contains("value=\"Copy of " + name + "\"");
    }

    @Test
    void aScriptInANameIsText() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("name", "<script>alert(1)</script>\"'");
        form.set("description", "</textarea><script>alert(2)</script>");
        form.set("sweep.seeds", "</textarea><script>alert(3)</script>");

        String html = send("/experiments", form).getContentAsString();

        assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "first line\nsecond", "\n\nthird"})
    void aTextOfSeveralLinesIsKeptToTheLine(String description) throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("name", "");
        form.set("description", description);

        String html = send("/experiments", form).getContentAsString();

        // A parser drops the first new line after the tag, and no other.
        assertThat(html).containsPattern("<textarea[^>]* id=\"description\"[^>]*>\n" + description + "</textarea>");
    }

    @Test
    void aDoubleClickStoresOneExperiment() throws Exception {
        MultiValueMap<String, String> form = filled();
        long before = experiments.count();
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        List<String> locations = new ArrayList<>();
        try {
            List<Callable<MockHttpServletResponse>> clicks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clicks.add(() -> send("/experiments", form));
            }
            for (Future<MockHttpServletResponse> click : browsers.invokeAll(clicks)) {
                locations.add(click.get().getHeader("Location"));
            }
        } finally {
            browsers.shutdownNow();
        }

        assertThat(locations).hasSize(20).containsOnly(locations.get(0)).doesNotContainNull();
        assertThat(experiments.count()).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyWithOtherContentIsAConflictAndGetsANewKey() throws Exception {
        MultiValueMap<String, String> form = filled();
        Experiment first = stored(send("/experiments", form));
        long before = experiments.count();
        form.set("name", "Something else");

        MockHttpServletResponse second = send("/experiments", form);

        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(second.getContentAsString())
                .contains("/experiments/" + first.id())
                .contains("value=\"Something else\"")
                .doesNotContain(form.getFirst("submission"));
        assertThat(experiments.count()).isEqualTo(before);
    }

    @Test
    void withoutATokenNothingIsStored() throws Exception {
        long before = experiments.count();

        int status = mvc.perform(
                        post("/experiments").header("Host", "localhost").params(filled()))
                .andReturn()
                .getResponse()
                .getStatus();

        assertThat(status).isEqualTo(403);
        assertThat(experiments.count()).isEqualTo(before);
    }

    @Test
    void thePreviewReckonsWithoutStoring() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("sweep.seeds", "0 to 4");
        long before = experiments.count();

        MockHttpServletResponse response = send("/experiments/preview", form);
        String html = HtmlUtils.htmlUnescape(response.getContentAsString());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(html)
                .contains(
                        "<span>Start<span class=\"js-only\"> 5 runs</span></span>") // without script it could be out of
                // date
                .contains("2·2 + 2 + 2·1 + 1") // 2-2-1: nine parameters
                .contains("1 learning rate × 1 initialization × 5 seeds")
                .contains("5 runs × 3 epochs × 9 × 4 bytes") // epochs 0, 1 and 2
                .contains("540 bytes")
                .contains("12 of 60 rows")
                .contains("48 training rows and 12 validation rows of Two moons")
                .containsPattern(
                        "about a second</dd>(?s:.*) a run on one core, 2 at once, from a trial of (?s:.*); more at first, while the code warms up");
        assertThat(experiments.count()).isEqualTo(before);
    }

    @Test
    void thePreviewSaysWhatOfALargeRunIsKept() throws Exception {
        MultiValueMap<String, String> form = filled();
        form.set("network.hidden", "400, 400"); // 1,200 + 160,400 + 401 = 162,001 parameters, 648,004 bytes
        form.set("training.epochs", "2000");

        String html = HtmlUtils.htmlUnescape(send("/experiments/preview", form).getContentAsString());

        // 64 MB hold 103 of them; two places are for the best and the last
        assertThat(html)
                .contains("162,001")
                .containsPattern(
                        "1 run × \\d+ of 2,001 epochs × 162,001 × 4 bytes, dense early; the first, the best and the last always");
    }

    @Test
    void everyPresetAndEveryDataSetFillsTheForm() throws Exception {
        for (String address : List.of(
                "preset=start",
                "preset=symmetry",
                "preset=exploding-relu",
                "preset=vanishing-sigmoid",
                "preset=smallest-xor",
                "preset=digits",
                "dataset=plane",
                "dataset=blobs",
                "dataset=iris",
                "dataset=diabetes",
                "dataset=penguins")) {
            String html = mvc.perform(get("/experiments/new?" + address).header("Host", "localhost"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);

            assertThat(html)
                    .as(address)
                    .contains("Start ")
                    .doesNotContain("class=\"err\"")
                    .contains(" pic data\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "preset=nothing,404",
        "dataset=nothing,404",
        "from=999999999,404",
        "from=abc,400",
        "from=9223372036854775808,400"
    })
    void saysThatWhatItShouldStartFromDoesNotExist(String query, int status) throws Exception {
        assertThat(mvc.perform(get("/experiments/new?" + query).header("Host", "localhost"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(status);
    }
}
