package dev.chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@SpringBootTest(
        classes = {WebHouse.class, ErrorPagesTest.Room.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void anUnknownPathGetsAPageThatNamesIt() throws Exception {
        HttpResponse<String> answer = get("/nowhere", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .contains(
                        "<h1>There is no such page</h1>",
                        "Nothing is kept at “/nowhere”.",
                        "Chainrule, home",
                        "<footer");
    }

    @Test
    void anUnknownPathOfTheApiGetsAProblemEvenForABrowser() throws Exception {
        HttpResponse<String> answer = get("/api/v1/nowhere", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"status\":404",
                        "\"title\":\"There is no such page\"",
                        "\"detail\":\"Nothing is kept at “/api/v1/nowhere”.\"");
    }

    @Test
    void whoAsksForJsonGetsAProblemOutsideTheApiToo() throws Exception {
        assertThat(get("/nowhere", "application/json").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(get("/nowhere", "*/*").body()).contains("<h1>");
        assertThat(get("/nowhere", "text/html,application/xhtml+xml,*/*;q=0.8").body())
                .contains("<h1>");
        assertThat(get("/nowhere", "nonsense").body()).contains("<h1>");
    }

    @Test
    void anIdThatIsNoNumberIsNamedWithWhatWouldBeRight() throws Exception {
        HttpResponse<String> answer = get("/things/abc", "text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("“abc” is not a value for “id”. Use a whole number, such as 1.");
    }

    @Test
    void whatCameIsShownAsTextAndShortened() throws Exception {
        assertThat(get("/things/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "text/html")
                        .body())
                .doesNotContain("<script>alert");
        assertThat(get("/things/" + "9".repeat(500), "text/html").body())
                .contains("9".repeat(79) + "…")
                .doesNotContain("9".repeat(81));
    }

    @Test
    void aRefusalSpeaksForItself() throws Exception {
        HttpResponse<String> missing = get("/things/41", "text/html");
        HttpResponse<String> conflict = get("/things/42", "application/json");
        HttpResponse<String> bad = get("/things/43", "application/json");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no thing 41.");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("\"detail\":\"Thing 42 has finished.\"");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("\"field\":\"epoch\"");
    }

    @Test
    void anUnforeseenFailureShowsAReferenceAndTheLogTheCause(CapturedOutput log) throws Exception {
        HttpResponse<String> page = get("/things/500", "text/html");
        HttpResponse<String> problem = get("/things/500", "application/json");

        assertThat(List.of(page, problem)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret", "Exception", "dev.chainrule.web");
        });
        String reference = problem.body().replaceAll(".*\"reference\":\"(\\w+)\".*", "$1");
        assertThat(reference).matches("[0-9a-f]{8}");
        assertThat(log)
                .contains("Reference " + reference + ": GET /things/500 failed", "IllegalStateException: secret");
    }

    @Test
    void aMethodThatDoesNotFitNamesThoseThatDo() throws Exception {
        HttpResponse<String> answer =
                http.send(request("/things/1", "text/html").DELETE().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("“/things/1” takes GET, not DELETE.");
    }

    @Test
    void aMissingParameterIsNamed() throws Exception {
        HttpResponse<String> answer = get("/search", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The request lacks “after”.", "\"field\":\"after\"");
    }

    @Test
    void aBodyThatCannotBeReadIsRefused() throws Exception {
        HttpRequest broken = request("/api/v1/things", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":"))
                .build();
        HttpRequest foreign = request("/api/v1/things", "application/json")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b"))
                .build();

        assertThat(http.send(broken, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        assertThat(http.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        assertThat(http.send(foreign, BodyHandlers.ofString()).body()).contains("Not in this form");
    }

    @Test
    void malformedAddressesAreRefusedWithoutAStack() throws Exception {
        for (String target :
                List.of("/things/%zz", "/things/%", "/things/%c3%28", "/search?after=%zz", "/search?after=%c3%28")) {
            String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(target).startsWith("HTTP/1.1 400").doesNotContain("Exception", "\tat ", "Tomcat");
        }
    }

    @Test
    void aFilterThatSaysWhyIsQuotedAndTheServersOwnWordsAreNot() throws Exception {
        assertThat(get("/refused?status=403&why=The%20form%20has%20no%20token.", "text/html")
                        .body())
                .contains("It was not carried out", "The form has no token.");
        assertThat(get("/refused?status=403&why=Forbidden", "text/html").body())
                .contains("the request came from another site")
                .doesNotContain("Forbidden");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 413, 415, 429, 500, 503})
    void everyStatusHasAPageThatSaysWhatToDo(int status) throws Exception {
        HttpResponse<String> answer = get("/refused?why=&status=" + status, "text/html");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("Status " + status).containsPattern("<p class=\"muted\">[A-Z][^<]+\\.</p>");
    }

    @Test
    void theErrorAddressAskedForByHandIsAnUnknownPage() throws Exception {
        assertThat(get("/error", "text/html").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return http.send(request(path, accept).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept);
    }

    /** For addresses that a client library would refuse to send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Controller
    @TestComponent
    static class Room {

        @GetMapping("/things/{id}")
        @ResponseBody
        String thing(@PathVariable long id) {
            switch ((int) id) {
                case 41 -> throw new NotFound("There is no thing 41.");
                case 42 -> throw new Conflict("Thing 42 has finished.");
                case 43 -> throw new BadInput("epoch", "9 is more than the last epoch, 8. Use 0 to 8.");
                case 500 -> throw new IllegalStateException("secret");
                default -> {
                    return "thing " + id;
                }
            }
        }

        @GetMapping("/search")
        @ResponseBody
        String search(@RequestParam String after) {
            return "after " + after;
        }

        @GetMapping("/refused")
        void refuse(@RequestParam int status, @RequestParam String why, HttpServletResponse response)
                throws IOException {
            response.sendError(status, why);
        }

        @PostMapping("/api/v1/things")
        @ResponseBody
        Thing add(@RequestBody Thing thing) {
            return thing;
        }
    }

    record Thing(String name) {}
}
