package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.web.WebHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = {WebHouse.class, Datasets.class, Showcase.class, DatasetPictures.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class DatasetPicturesTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @Test
    void aThumbIsAnSvgThatABrowserKeeps() throws Exception {
        HttpResponse<String> answer = get("/datasets/digits/thumb.svg");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/svg+xml;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=2592000, public");
        assertThat(answer.body()).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 48\">");
    }

    @Test
    void theThumbOfAnUnknownKindIsNotFound() throws Exception {
        HttpResponse<String> answer = get("/datasets/moon/thumb.svg");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no data set “moon”.");
    }

    @Test
    void aPreviewHasThePointsOfTheOptionsAsked() throws Exception {
        JsonNode picture = json.readTree(
                get("/datasets/preview?kind=moons&rows=40&noise=0&seed=7").body());

        assertThat(picture.get("points")).hasSize(40);
        assertThat(picture.get("points").get(0).toString()).isEqualTo("[1.0,0.0,0.0]");
        assertThat(picture.get("classNames").toString()).isEqualTo("[\"outer\",\"inner\"]");
        assertThat(picture.get("counts").toString()).isEqualTo("[20,20]");
        assertThat(picture.get("xName").asString()).isEqualTo("x1");
    }

    @Test
    void aPreviewOfImagesHasPixelsAndLabels() throws Exception {
        JsonNode picture = json.readTree(get("/datasets/preview?kind=digits").body());

        assertThat(picture.get("width").asInt()).isEqualTo(8);
        assertThat(picture.get("images").get(0)).hasSize(64);
        assertThat(picture.get("labels").get(3).asString()).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=moon             | kind  | “moon” is not a data set. Use one of moons, circles,",
                "rows=100              | kind  | “” is not a data set. Use one of moons, circles,",
                "kind=moons&rows=5     | rows  | 5 is less than 10. Use 10 to 20,000.",
                "kind=moons&rows=1O    | rows  | “1O” is not a number. Use 10 to 20,000.",
                "kind=moons&rows=0x10  | rows  | “0x10” is not a number.",
                "kind=moons&rows=1_000 | rows  | “1_000” is not a number.",
                "kind=moons&noise=1f   | noise | “1f” is not a number.",
                "kind=moons&noise=NaN  | noise | “NaN” is not a number.",
                "kind=moons&noise=0,1  | noise | “0,1” is not a number.",
                "kind=moons&noise=1e309| noise | Infinity is not a finite number.",
                "kind=moons&noise=     | noise | A number is missing. Use 0 to 10.",
                "kind=moons&turns=3    | turns | “turns” is not an option of moons. Use rows, noise.",
                "kind=iris&rows=3      | rows  | “rows” is not an option of iris, which has none.",
                "kind=iris&seed=1.5    | seed  | “1.5” is not a seed. Use a whole number of up to 18 digits.",
                "kind=iris&seed=9223372036854775808 | seed | “9223372036854775808” is not a seed.",
                "kind=iris&seed=1&seed=2 | seed | “seed” came 2 times. Send it once."
            })
    void aPreviewThatCannotBeMadeNamesTheField(String query, String field, String message) throws Exception {
        HttpResponse<String> answer = get("/datasets/preview?" + query);

        JsonNode problem = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("detail").asString()).startsWith(message);
    }

    @Test
    void aPreviewSaysEveryProblemAtOnce() throws Exception {
        JsonNode problem = json.readTree(
                get("/datasets/preview?kind=circles&rows=1&noise=x&factor=2").body());

        assertThat(problem.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrderElementsOf(List.of("noise", "factor", "rows"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
