package dev.chainrule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.WholeService;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every way to train that a program may ask for is stored, trained and told, and one that cannot be is refused at its own field. */
@WholeService
class TrainingSettingsTest {

    private static final String SGD = "\"optimizer\":{\"kind\":\"sgd\",\"momentum\":0.5}";

    private final Api api;
    private final Runs runs;
    private final TrainNow train;

    @Autowired
    TrainingSettingsTest(MockMvc mvc, Runs runs, TrainNow train) {
        this.api = new Api(mvc);
        this.runs = runs;
        this.train = train;
    }

    private static String with(String settings) {
        return Api.SMALL
                .replace("\"validationShare\":0", "\"validationShare\":0.2")
                .replace(SGD, settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"optimizer\":{\"kind\":\"sgd\"}",
                "\"optimizer\":{\"kind\":\"nesterov\",\"momentum\":0.5}",
                "\"optimizer\":{\"kind\":\"adagrad\",\"initialSum\":0.1}",
                "\"optimizer\":{\"kind\":\"rmsprop\",\"alpha\":0.9}",
                "\"optimizer\":{\"kind\":\"centered_rmsprop\",\"momentum\":0.9}",
                "\"optimizer\":{\"kind\":\"adam\",\"beta1\":0.9,\"beta2\":0.999,\"epsilon\":1e-8}",
                "\"optimizer\":{\"kind\":\"adamw\",\"weightDecay\":0.1}",
                SGD + ",\"schedule\":{\"kind\":\"linear\",\"endShare\":0.1}",
                SGD + ",\"schedule\":{\"kind\":\"step\",\"epochs\":1,\"factor\":0.5}",
                SGD + ",\"schedule\":{\"kind\":\"exponential\",\"factor\":0.9}",
                SGD + ",\"schedule\":{\"kind\":\"cosine\",\"warmUp\":1.5,\"warmUpStart\":0.1}",
                SGD + ",\"schedule\":{\"kind\":\"one_cycle\",\"warmShare\":0.4}",
                SGD + ",\"schedule\":{\"kind\":\"reduce_on_plateau\",\"metric\":\"training_loss\",\"patience\":0}",
                SGD + ",\"schedule\":{\"kind\":\"constant\",\"warmUp\":2}",
                SGD + ",\"clipping\":{\"kind\":\"norm\",\"max\":0.5}",
                SGD + ",\"clipping\":{\"kind\":\"value\",\"max\":0.1}",
                SGD + ",\"earlyStopping\":{\"kind\":\"patience\",\"metric\":\"validation_loss\",\"patience\":2}",
                SGD + ",\"l1\":0.001,\"l2\":0.01,\"dropout\":0.25,\"initialBias\":0.1"
            })
    void aKindIsStoredTrainedAndToldWithAllOfItsSettings(String settings) throws Exception {
        long id = api.submitted(with(settings));
        train.experiment(id);

        JsonNode sent = new JsonMapper().readTree("{" + settings + "}");
        JsonNode training = api.get200("/api/v1/experiments/" + id).get("training");
        sent.properties().forEach(field -> {
            JsonNode told = training.get(field.getKey());
            assertThat(told).as(field.getKey()).isNotNull();
            if (told.isObject()) {
                field.getValue()
                        .properties()
                        .forEach(part -> assertThat(told.get(part.getKey()).asString())
                                .as(part.getKey())
                                .isEqualTo(part.getValue().asString()));
            } else {
                assertThat(told.asDouble()).isEqualTo(field.getValue().asDouble());
            }
        });
        assertThat(runs.findByExperimentIdOrderByOrdinal(id)).allSatisfy(run -> {
            assertThat(run.status()).as(run.failure()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.lastEpoch()).isEqualTo(3);
        });
    }

    @Test
    void eachLayerMayHaveAnActivationOfItsOwn() throws Exception {
        String two = Api.MOONS
                .replace("\"activation\":\"tanh\"", "\"activation\":[\"tanh\",\"leaky_relu\"]")
                .replace("\"epochs\":100", "\"epochs\":1");
        long id = api.submitted(two);
        train.experiment(id);

        JsonNode network = api.get200("/api/v1/experiments/" + id).get("network");
        assertThat(network.get("activation").toString()).isEqualTo("[\"tanh\",\"leaky_relu\"]");
        long run = runs.findByExperimentIdOrderByOrdinal(id).get(0).id();
        JsonNode layers = api.get200("/api/v1/runs/" + run + "/weights.json").get("layers");
        assertThat(layers.valueStream().map(layer -> layer.get("activation").asString()))
                .containsExactly("tanh", "leaky_relu", "identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lecun_uniform",
                "lecun_normal",
                "xavier_uniform:1.667",
                "he_normal:fan_out:own_gain",
                "pytorch",
                "sklearn",
                "orthogonal:1.414",
                "sparse:0.5:0.3",
                "lsuv"
            })
    void everyInitializationIsTrained(String initialization) throws Exception {
        long id = api.submitted(Api.SMALL.replace("xavier_normal", initialization));
        train.experiment(id);

        assertThat(runs.findByExperimentIdOrderByOrdinal(id)).singleElement().satisfies(run -> {
            assertThat(run.initialization()).isEqualTo(initialization);
            assertThat(run.status()).as(run.failure()).isEqualTo(RunStatus.FINISHED);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "moons, mae, auto, 1", // half of the rows −1, half 1: a constant is 1 away on average
        "moons, huber, auto, 0.5", // 1 away from either is 1 − 1/2
        "moons, hinge, tanh, 1", // max(0, 1 − 0)
        "blobs, hinge, auto, 0.6666666666666667", // always −1: the one column in three that is 1 costs 2
        "plane, mae, auto, 0",
        "plane, huber, auto, 0"
    })
    void aLossKnowsItsChance(String data, String loss, String output, double chance) throws Exception {
        long id = api.submitted("""
                {"name":"Loss","dataset":{"kind":"%s"},"validationShare":0,
                 "network":{"hidden":[3],"activation":"tanh","output":"%s"},
                 "training":{"loss":"%s","optimizer":{"kind":"sgd"},"batchSize":8,"epochs":1},
                 "sweep":{"learningRates":[0.1],"initializations":["zeros"],"seeds":[0]}}""".formatted(data, output, loss));
        train.experiment(id);

        assertThat(runs.findByExperimentIdOrderByOrdinal(id)).singleElement().satisfies(run -> {
            assertThat(run.status()).as(run.failure()).isEqualTo(RunStatus.FINISHED);
            if (chance > 0) {
                // the search for the best answer ends within a millionth
                assertThat(run.chance()).isCloseTo(chance, within(1e-6));
            } else {
                assertThat(run.chance()).isBetween(0.1, 1.0);
            }
        });
    }

    @Test
    void aRunThatIsStoppedEarlyEndsBeforeItsLastEpoch() throws Exception {
        // zeros never learn: epoch 0 stays the best, and after two epochs without a better one it is over
        long id = api.submitted(
                with(SGD + ",\"earlyStopping\":{\"kind\":\"patience\",\"patience\":2,\"minimumChange\":1}")
                        .replace("\"epochs\":3", "\"epochs\":50"));
        train.experiment(id);

        assertThat(runs.findByExperimentIdOrderByOrdinal(id)).singleElement().satisfies(run -> {
            assertThat(run.status()).as(run.failure()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.lastEpoch()).isEqualTo(2);
        });
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "optimizer":{"kind":"adam","momentum":0.9}  | training.optimizer.momentum | There is no such field. The fields here are kind, beta1, beta2, epsilon, weightDecay.
            "optimizer":{"kind":"adam","beta1":1}       | training.optimizer.beta1    | 1 is out of range. Use 0 to less than 1.
            "optimizer":{"kind":"adam","beta1":0.99999999} | training.optimizer.beta1 | 0.99999999 is 1 in the engine's 32 bits.
            "optimizer":{"kind":"adam","epsilon":0}     | training.optimizer.epsilon  | 0 is out of range. Use
            "optimizer":{"kind":"adam","beta1":"0.9"}   | training.optimizer.beta1    | “0.9” is text. Write a number without quotes
            "optimizer":{"kind":"nesterov","momentum":0} | training.optimizer.momentum | 0 is out of range. Use more than 0 to less than 1.
            "optimizer":{"kind":7}                      | training.optimizer.kind     | 7 is a number.
            "optimizer":"adam"                          | training.optimizer          | Write an object in braces.
            "l1":0                                      | training.optimizer          | This field is missing.
            SGD,"schedule":{"kind":"cosine","factor":1} | training.schedule.factor    | The fields here are kind, endShare, warmUp, warmUpStart.
            SGD,"schedule":{"kind":"one_cycle","warmUp":1} | training.schedule.warmUp | There is no such field.
            SGD,"schedule":{"kind":"warm_up"}           | training.schedule.kind      | “warm_up” is not a schedule. Use one of constant, linear, step, exponential, cosine, one_cycle, reduce_on_plateau.
            SGD,"schedule":{"kind":"step","epochs":0.5} | training.schedule.epochs    | Write a whole number
            SGD,"schedule":{"kind":"step","factor":0}   | training.schedule.factor    | Use more than 0 to 1.
            SGD,"schedule":{"kind":"linear","warmUp":4} | training.schedule.warmUp    | A warm-up of 4 epochs is longer than the training of 3. Use 0 to 3.
            SGD,"schedule":{"kind":"reduce_on_plateau","metric":"loss"} | training.schedule.metric | “loss” is none of the choices. Use one of validation_loss,
            SGD,"schedule":null                         | training.schedule           | null is no value.
            SGD,"clipping":{"kind":"norm","max":0}      | training.clipping.max       | 0 is out of range.
            SGD,"clipping":{"max":1}                    | training.clipping.kind      | This field is missing.
            SGD,"earlyStopping":{"kind":"patience","patience":0} | training.earlyStopping.patience | 0 is out of range. Use 1 to 20,000.
            SGD,"earlyStopping":{"kind":"never","patience":3} | training.earlyStopping.patience | The fields here are kind.
            SGD,"dropout":1                             | training.dropout            | 1 is out of range. Use 0 to 0.999.
            SGD,"l2":-1                                 | training.l2                 | -1 is out of range. Use 0 to 1,000,000.
            SGD,"initialBias":1e7                       | training.initialBias        | 10,000,000 is out of range. Use -1,000,000 to 1,000,000.
            """)
    void aSettingThatCannotBeIsRefusedAtItsField(String settings, String field, String message) throws Exception {
        refused(with(settings.replace("SGD", SGD)), field, message);
    }

    @ParameterizedTest(name = "{2}: {0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "hidden":[3]       | "hidden":[]                  | training.dropout           | Dropout leaves out hidden units, and this network has none.
            "validationShare":0.2 | "validationShare":0       | training.earlyStopping.metric | validation_loss needs validation rows, but validationShare is 0.
            "seeds":[7]        | "seeds":[7],"parameters":{"training.dropout":[0,1]} | sweep.parameters.training.dropout | 1 is out of range.
            "seeds":[7]        | "seeds":[7],"parameters":{"training.batchSize":[1,33]} | sweep.parameters.training.batchSize | 33 is more than the 32 training rows.
            "seeds":[7]        | "seeds":[7],"parameters":{"seed":[1]} | sweep.parameters.seed | List its values in sweep.seeds.
            "seeds":[7]        | "seeds":[7],"parameters":{"training.l1":0.1} | sweep.parameters.training.l1 | Write a list in brackets.
            "seeds":[7]        | "seeds":[7],"parameters":[]  | sweep.parameters           | Write an object in braces.
            """)
    void whatDoesNotFitTogetherIsRefused(String from, String to, String field, String message) throws Exception {
        String body = with(SGD + ",\"dropout\":0.5,\"earlyStopping\":{\"kind\":\"patience\"}");
        assertThat(body).contains(from);
        refused(body.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)), field, message);
    }

    @Test
    void aSweepOfMomentumComesBackAsItWasSent() throws Exception {
        long id = api.submitted(with(SGD)
                .replace("\"seeds\":[7]", "\"seeds\":[7],\"parameters\":{\"training.optimizer.momentum\":[0,0.9]}"));
        train.experiment(id);

        assertThat(api.get200("/api/v1/experiments/" + id)
                        .get("sweep")
                        .get("parameters")
                        .toString())
                .isEqualTo("{\"training.optimizer.momentum\":[0,0.9]}");
        JsonNode items = api.get200("/api/v1/experiments/" + id + "/runs").get("items");
        assertThat(items.valueStream()
                        .map(run -> run.get("parameters")
                                .get("training.optimizer.momentum")
                                .asDouble()))
                .containsExactly(0.0, 0.9);
        JsonNode second = api.get200("/api/v1/runs/" + items.get(1).get("id").asLong());
        assertThat(second.get("training").get("optimizer").get("momentum").asDouble())
                .isEqualTo(0.9);
        assertThat(second.get("weightsSha256").asString())
                .isNotEqualTo(items.get(0).get("weightsSha256").asString());
    }

    private void refused(String body, String field, String message) throws Exception {
        MockHttpServletResponse response = api.submit(body);

        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(400);
        JsonNode problem = api.json(response);
        assertThat(problem.get("errors").valueStream())
                .as(problem.toPrettyString())
                .anySatisfy(error -> {
                    assertThat(error.get("field").asString()).isEqualTo(field);
                    assertThat(error.get("message").asString()).contains(message);
                });
    }
}
