package dev.chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody leaves before a page has arrived; what others are answered afterwards is whole. */
@SpringBootTest(
        classes = {WebHouse.class, AbandonedAnswersTest.Room.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class AbandonedAnswersTest {

    /** What the server keeps back before it writes to the connection, in bytes. */
    private static final int SERVER_BUFFER = 8192;

    private static final int TIMES = 20;
    private static final int PATIENCE_SECONDS = 20;

    @LocalServerPort
    private int port;

    @Autowired
    Room room;

    /** The end of a chunked answer, "0\r\n\r\n", then lies across the end of the server's buffer: some bytes in it, the rest not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theNextAnswersAreWhole(int bytesOfTheEndThatFit) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            abandon(bytesOfTheEndThatFit);
            for (int next = 0; next < 3; next++) {
                assertThat(wholeAnswer()).isEqualTo("first, second");
            }
        }
    }

    private void abandon(int bytesOfTheEndThatFit) throws Exception {
        room.left = new CountDownLatch(1);
        Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port);
        visitor.setSoLinger(true, 0); // closing resets the connection, as a browser does with what it no longer wants
        visitor.getOutputStream()
                .write(("GET /abandoned?room=" + bytesOfTheEndThatFit + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(visitor.getInputStream().read()).isEqualTo('H');
        visitor.close();
        room.left.countDown();
    }

    /** On a connection of its own. */
    private String wholeAnswer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/whole"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Controller
    @TestComponent
    static class Room {

        volatile CountDownLatch left = new CountDownLatch(0);

        @GetMapping("/whole")
        void whole(HttpServletResponse response) throws IOException {
            ServletOutputStream out = response.getOutputStream();
            out.print("first, ");
            out.flush(); // without a length that is known by now, the answer comes in chunks
            out.print("second");
        }

        @GetMapping("/abandoned")
        void abandoned(@RequestParam int room, HttpServletResponse response) throws Exception {
            ServletOutputStream out = response.getOutputStream();
            out.print("begun");
            out.flush();
            left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // one chunk: four digits of its length and a line's end before it, a line's end after it
            out.write(new byte[SERVER_BUFFER - room - 4 - 2 - 2]);
        }
    }
}
