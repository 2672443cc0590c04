package dev.chainrule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.chainrule.WholeService;
import dev.chainrule.experiment.Experiments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** What cannot be performed is refused with a reason, and nothing of it is stored. */
@WholeService
class BadRequestsTest {

    private final Api api;
    private final Experiments experiments;

    @Autowired
    BadRequestsTest(MockMvc mvc, Experiments experiments) {
        this.api = new Api(mvc);
        this.experiments = experiments;
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "epochs":100       | "epochs":100,"patience":5   | training.patience | There is no such field. The fields here are loss, optimizer, schedule, clipping, earlyStopping, l1, l2, dropout, initialBias, batchSize, epochs.
            "name":"Moons"     | "title":"Moons"             | title | There is no such field.
            "name":"Moons"     | "title":"Moons"             | name | This field is missing.
            "name":"Moons"     | "name":"  "                 | name | blank
            "name":"Moons"     | "name":7                    | name | 7 is a number. Write text in quotes.
            "name":"Moons"     | "name":"a\\u0000b"          | name | U+0000
            "name":"Moons"     | "name":"a\\u202Eb"          | name | U+202E
            "name":"Moons"     | "name":"\\uD800"            | name | U+D800
            "tags":["moons","first"] | "tags":"moons"        | tags | Write a list in brackets.
            "tags":["moons","first"] | "tags":["moons",null] | tags | null is no value. Write text in quotes.
            "kind":"moons"     | "kind":"lunes"              | dataset.kind | moons
            "noise":0.2        | "noise":0.2,"factor":0.8    | dataset.factor | factor
            "noise":0.2        | "noise":1e309               | dataset.noise | out of range
            "noise":0.2        | "noise":-1                  | dataset.noise | 0 to
            "rows":300         | "rows":300.0                | dataset.rows | whole number
            "rows":300         | "rows":"300"                | dataset.rows | “300” is text. Write a whole number without quotes
            "seed":0           | "seed":9223372036854775808  | dataset.seed | 9223372036854775808 is out of range. Use -9223372036854775808 to 9223372036854775807.
            "seed":0           | "seed":0.5                  | dataset.seed | whole number
            "scaling":"standard" | "scaling":"minmax"        | scaling | none, standard, max
            "scaling":"standard" | "scaling":null            | scaling | null is no value
            "validationShare":0.2 | "validationShare":1      | validationShare | 0
            "validationShare":0.2 | "validationShare":-0.1   | validationShare | 0
            "validationShare":0.2 | "validationShare":0.999  | validationShare | 300
            "hidden":[16,16]   | "hidden":[16,0]             | network.hidden | Use 1 to 10,000.
            "hidden":[16,16]   | "hidden":[16,"16"]          | network.hidden | whole number
            "hidden":[16,16]   | "hidden":[10000,10000]      | network.hidden | 5,000,000
            "hidden":[16,16]   | "hidden":[16,-16]           | network.hidden | -16
            "activation":"tanh" | "activation":["tanh","swish"] | network.activation | “swish” is not an activation. Use one of
            "activation":"tanh" | "activation":["tanh","relu","elu"] | network.activation | 3 activations do not fit 2 hidden layers.
            "activation":"tanh" | "activation":[]          | network.activation | is not an activation
            "activation":"tanh" | "activation":[1]         | network.activation | Write text in quotes.
            "activation":"tanh" | "activation":"swish"       | network.activation | “swish” is not an activation. Use one of
            "output":"auto"    | "output":"tanh"             | network.output | Use automatic (auto), or squared error (mse).
            "loss":"cross_entropy" | "loss":"log"            | training.loss | “log” is not a loss.
            "kind":"sgd","momentum":0 | "kind":"lion"        | training.optimizer.kind | “lion” is not an optimizer.
            "momentum":0       | "momentum":1                | training.optimizer.momentum | 1 is out of range. Use 0 to less than 1.
            "momentum":0       | "momentum":1e-400           | training.optimizer.momentum | 0 to less than 1
            "batchSize":32     | "batchSize":0               | training.batchSize | Use 1 to
            "batchSize":32     | "batchSize":512             | training.batchSize | 512 is more than the 240 training rows. Use 1 to 240.
            "batchSize":32     | "batchSize":16.0            | training.batchSize | 16.0 is a number. Write a whole number without quotes, point or exponent
            "epochs":100       | "epochs":2147483648         | training.epochs | 2,147,483,648 is out of range. Use 1 to 20,000.
            [0.01,0.1]         | [0.01,0.01]                 | sweep.learningRates | twice
            [0.01,0.1]         | []                          | sweep.learningRates | Give at least one.
            [0.01,0.1]         | [-0.1]                      | sweep.learningRates | -0.1 is out of range.
            [0.01,0.1]         | [-0.0]                      | sweep.learningRates | out of range. Use 0.000000001 to 1,000,000.
            [0.01,0.1]         | [1e309]                     | sweep.learningRates | out of range. Use 0.000000001 to 1,000,000.
            [0.01,0.1]         | [1e-400]                    | sweep.learningRates | out of range. Use 0.000000001 to 1,000,000.
            [0.01,0.1]         | [NaN]                       | sweep.learningRates | NaN is not a finite number. Use 0.000000001 to 1,000,000.
            [0.01,0.1]         | [-Infinity]                 | sweep.learningRates | -Infinity is not a finite number.
            "seeds":[0,1,2]    | "seeds":[NaN]               | sweep.seeds | NaN is a number. Write a whole number
            [0.01,0.1]         | ["0,01"]                    | sweep.learningRates | “0,01” is text. Write a number without quotes
            [0.01,0.1]         | {"from":0.01}               | sweep.learningRates | This is an object. Write a list in brackets.
            "zeros",           | "zeroes",                   | sweep.initializations | zeroes
            "seeds":[0,1,2]    | "seeds":[0,1e3]             | sweep.seeds | whole number
            "seeds":[0,1,2]    | "seeds":[true]              | sweep.seeds | truth value
            "seeds":[0,1,2]    | "seeds":[-9223372036854775809] | sweep.seeds | out of range
            """)
    void aFieldThatDoesNotFitIsNamedWithWhatWouldBeRight(String from, String to, String field, String message)
            throws Exception {
        assertThat(Api.MOONS).contains(from);
        MockHttpServletResponse response =
                refused(Api.MOONS.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));

        JsonNode problem = api.json(response);
        assertThat(problem.get("errors").valueStream())
                .as(problem.toPrettyString())
                .anySatisfy(error -> {
                    assertThat(error.get("field").asString()).isEqualTo(field);
                    assertThat(error.get("message").asString()).contains(message);
                });
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("title").asString()).isEqualTo("The experiment cannot be performed");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws Exception {
        MockHttpServletResponse response = refused("{}");

        assertThat(api.json(response)
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("name", "dataset", "validationShare", "network", "training", "sweep");
    }

    @Test
    void aSweepOfABillionRunsIsCountedAndRefused() throws Exception {
        String thousand = list(1, 1_000, n -> Double.toString(n / 1e4));
        String seeds = list(1, 1_000, n -> Integer.toString(n));
        MockHttpServletResponse response =
                refused(Api.MOONS.replace("[0.01,0.1]", thousand).replace("[0,1,2]", seeds));

        assertThat(api.json(response).get("errors").get(0).get("message").asString())
                .contains("4,000,000 runs. Use up to 2,000.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing         | ``                    | empty
            half an object  | {"name":"Moons"       | line 1
            trailing junk   | {} x                  | line 1
            two values      | {}{}                  | line 1
            duplicate keys  | {"name":"a","name":"b"} | name
            a list          | []                    | This is a list. Send an experiment as a JSON object.
            text            | "moons"               | “moons” is text.
            a comment       | {/*no*/}              | line 1
            single quotes   | {'name':'a'}          | line 1
            hexadecimal     | {"seed":0x10}         | line 1
            """)
    void whatIsNotThatJsonIsRefusedWithTheReason(String what, String body, String reason) throws Exception {
        JsonNode problem = api.json(refused(body));

        assertThat(problem.get("detail").asString()).contains(reason).hasSizeLessThan(300);
    }

    @Test
    void aNestingOf100000IsRefused() throws Exception {
        assertThat(api.json(refused("[".repeat(100_000))).get("detail").asString())
                .contains("nesting depth");
    }

    @Test
    void aNumberOfNearly1MegabyteIsRefused() throws Exception {
        JsonNode problem = api.json(refused("{\"seed\":" + "9".repeat(990_000) + "}"));

        assertThat(problem.get("detail").asString())
                .contains("Number value length")
                .hasSizeLessThan(300);
    }

    @Test
    void aNumberWithAnEnormousExponentIsRefused() throws Exception {
        for (String number : List.of("1e999999999", "1e-999999999", "1e99999999999")) {
            refused(Api.MOONS.replace("[0.01,0.1]", "[" + number + "]"));
        }
    }

    @Test
    void moreThan1MegabyteIsTooMuch() throws Exception {
        MockHttpServletResponse response = api.submit(" ".repeat(StrictJson.MOST_BYTES) + Api.MOONS);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(api.json(response).get("detail").asString()).contains("1 MB");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        byte[] body = Api.MOONS.replace("Which", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        MockHttpServletResponse response = api.send(post("/api/v1/experiments")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void aBlankKeyIsRefused() throws Exception {
        JsonNode problem = api.json(api.submit(Api.SMALL, " "));

        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    private MockHttpServletResponse refused(String body) throws Exception {
        long before = experiments.count();
        MockHttpServletResponse response = api.submit(body);

        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(response.getContentAsString()).doesNotContain("Exception", "dev.chainrule");
        assertThat(experiments.count()).isEqualTo(before);
        return response;
    }

    private static String list(int from, int to, IntFunction<String> text) {
        return IntStream.rangeClosed(from, to).mapToObj(text).collect(Collectors.joining(",", "[", "]"));
    }
}
