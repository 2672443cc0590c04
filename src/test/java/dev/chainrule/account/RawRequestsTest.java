package dev.chainrule.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What only a real connection can send: targets that no client would write, missing headers, headers that never end. */
@SpringBootTest(classes = TestPages.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class RawRequestsTest {

    @LocalServerPort
    private int port;

    private static String statusLine(String answer) {
        return answer.lines().findFirst().orElse("(nothing)");
    }

    private static void assertRefusedQuietly(String answer) {
        assertThat(statusLine(answer)).matches("HTTP/1.1 40[04] .*");
        assertThat(answer).doesNotContain("Exception", "\tat ", "org.apache", "org.springframework");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/account-test/things/%",
                "/account-test/things/%2",
                "/account-test/things/%00",
                "/account-test/things/%ff",
                "/account-test/things/%c3%28",
                "/account-test?name=%zz",
                "/account-test?name=%ff",
                "/..%2f..%2fetc/passwd",
                "/account-test/things/..%2f..%2fpage",
                "/account-test/things/%2e%2e/%2e%2e/x",
                "/account-test/things/%252e%252e%252fx",
                "/css/../../application.properties",
                "/css/..%5c..%5capplication.properties",
                "/\\..\\application.properties",
                "/css/..;/application.properties",
                "/account-test;jsessionid=1",
                "//evil.example/account-test"
            })
    void aTargetThatIsNotWhatItSeemsIsRefused(String target) throws IOException {
        assertRefusedQuietly(RawConnection.get(port, target));
    }

    @Test
    void parametersThatCannotBeReadLeaveNoStackTraceInTheLog(CapturedOutput output) throws IOException {
        assertRefusedQuietly(RawConnection.get(port, "/account-test?name=%zz"));
        assertRefusedQuietly(RawConnection.exchange(
                port,
                "POST /account-test HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 9\r\n\r\nname=\u00ff\u00fe\u00ff\u00fe"));

        assertThat(output.getOut()).doesNotContain("InvalidParameterException", "MalformedInputException", "\tat ");
    }

    @Test
    void theServerDoesNotIntroduceItself() throws IOException {
        String answer = RawConnection.get(port, "/account-test");

        assertThat(statusLine(answer)).startsWith("HTTP/1.1 200");
        assertThat(answer).doesNotContainIgnoringCase("\nServer:").doesNotContainIgnoringCase("X-Powered-By");
    }

    @Test
    void aRequestWithoutAHostIsRefused() throws IOException {
        assertRefusedQuietly(RawConnection.exchange(port, "GET /account-test HTTP/1.1\r\n\r\n"));
        assertRefusedQuietly(RawConnection.exchange(port, "GET /account-test HTTP/1.0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /account-test HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET /account-test HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET /account-test HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n",
                "GET /account-test HTTP/1.1\r\nHost: local host\r\n\r\n",
                "GET /account-test HTTP/1.1\r\nHost:\r\n\r\n",
                "GET http://evil.example/account-test HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET http://evil.example/account-test HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void aRequestForAnotherHostIsRefused(String request) throws IOException {
        assertRefusedQuietly(RawConnection.exchange(port, request));
    }

    @Test
    void theLoopbackAddressIsAName() throws IOException {
        assertThat(statusLine(RawConnection.exchange(
                        port, "GET /account-test HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")))
                .startsWith("HTTP/1.1 200");
        assertThat(statusLine(
                        RawConnection.exchange(port, "GET /account-test HTTP/1.1\r\nHost: [::1]:" + port + "\r\n\r\n")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void anAddressOfEightKilobytesIsAccepted() throws IOException {
        assertThat(statusLine(RawConnection.get(port, "/account-test?q=" + "x".repeat(8 * 1024))))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void headersWithoutMeasureAreRefused() throws IOException {
        String huge = "x".repeat(40 * 1024);

        assertThat(statusLine(RawConnection.get(port, "/account-test?q=" + huge)))
                .matches("HTTP/1.1 4(00|14|31) .*");
        assertThat(statusLine(RawConnection.get(port, "/account-test", "Cookie: a=" + huge)))
                .matches("HTTP/1.1 4(00|31) .*");
        assertThat(statusLine(RawConnection.get(port, "/account-test", "X-Much: " + huge)))
                .matches("HTTP/1.1 4(00|31) .*");
    }

    @Test
    void headersThatNeverEndKeepNobodyElseWaiting() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                slow.add(new RawConnection(port).send("GET /account-test HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
            }

            assertThat(statusLine(RawConnection.get(port, "/account-test"))).startsWith("HTTP/1.1 200");
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void anAssetIsKeptAndAskedForAgainByItsTag() throws IOException {
        String first = RawConnection.get(port, "/css/asset-of-the-tests.css");
        String tag = first.lines()
                .filter(line -> line.startsWith("ETag: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(first))
                .substring("ETag: ".length());

        String second = RawConnection.get(port, "/css/asset-of-the-tests.css", "If-None-Match: " + tag);

        assertThat(statusLine(first)).startsWith("HTTP/1.1 200");
        assertThat(first)
                .contains("Cache-Control: no-cache\r\n")
                .doesNotContain("no-store", "Last-Modified", "Set-Cookie");
        assertThat(statusLine(second)).startsWith("HTTP/1.1 304");
    }

    @Test
    void rangesThatMakeNoSenseAreRefusedOrIgnored() throws IOException {
        String thousand = "bytes=" + "0-1,".repeat(999) + "0-1";

        for (String range : List.of(
                "bytes=-0", "bytes=--5", "bytes=9-5", "bytes=999999-", "bytes=99999999999999999999-", thousand)) {
            assertThat(statusLine(RawConnection.get(port, "/css/asset-of-the-tests.css", "Range: " + range)))
                    .as(range)
                    .matches("HTTP/1.1 (416|200) .*");
        }
    }
}
