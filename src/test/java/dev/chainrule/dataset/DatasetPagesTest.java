package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.web.WebHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = {WebHouse.class, Datasets.class, Showcase.class, DatasetPages.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class DatasetPagesTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private Datasets datasets;

    @LocalServerPort
    private int port;

    @Test
    void theListShowsEveryKindWithItsPictureAndALinkToTrainOnIt() throws Exception {
        String page = get("/datasets").body();

        for (DatasetKind kind : datasets.kinds()) {
            assertThat(page)
                    .contains(
                            "href=\"/datasets/" + kind.id() + "\">" + kind.label() + "</a>",
                            "href=\"/experiments/new?dataset=" + kind.id() + "\"",
                            kind.licence());
        }
        assertThat(page).contains("a value, 25 to 346", "CC BY-SA 3.0").doesNotContain(" style=");
        assertThat(page.split("<svg role=\"img\" class=\"data-picture|<svg class=\"data-picture set-thumb"))
                .hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "plane", "penguins", "digits", "diabetes"})
    void aKindHasAPageWithItsFingerprint(String id) throws Exception {
        DatasetKind kind = datasets.kind(id).orElseThrow();
        PreparedData standard = datasets.prepare(
                datasets.spec(id, 0, Map.of()),
                0.2,
                kind.standardScaling(),
                kind.classes() == 0 ? TargetCoding.VALUE : TargetCoding.ONE_HOT);

        HttpResponse<String> answer = get("/datasets/" + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<h1>" + kind.label() + "</h1>", standard.fingerprint(), "<path class=\"")
                .doesNotContain(" style=");
    }

    @Test
    void theStatisticsAreThoseOfTheColumns() throws Exception {
        String page = get("/datasets/iris").body();

        // of Fisher's table: sepal length mean 5.843, deviation .825 (population), 4.3 to 7.9
        assertThat(page.replaceAll("\\s+", " "))
                .contains("<td>sepal_length_cm</td> <td class=\"num\">5.84</td> <td class=\"num\">0.825</td>"
                        + " <td class=\"num\">4.30</td> <td class=\"num\">7.90</td>")
                .contains("virginica, 50 rows", "Across: petal length cm, 1 to 6.90.");
    }

    @Test
    void anUnknownKindIsNotFound() throws Exception {
        HttpResponse<String> answer = get("/datasets/moon");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no data set “moon”.");
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
