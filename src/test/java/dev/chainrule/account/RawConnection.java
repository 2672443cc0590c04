package dev.chainrule.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Bytes to a port and bytes back, for requests that no HTTP client would send. ISO-8859-1: a character of the request is a byte. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    RawConnection send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the other side closes; the request must ask for that. */
    String answer() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException("no answer within " + PATIENCE_MILLIS + " ms", e);
        }
    }

    /** A GET of exactly this target with these header lines besides Host and Connection. */
    static String get(int port, String target, String... headers) throws IOException {
        return exchange(
                port, "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + lines(headers) + "\r\n");
    }

    /** {@code request} up to and with its empty line. */
    static String exchange(int port, String request) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection
                    .send(request.replaceFirst("\r\n", "\r\nConnection: close\r\n"))
                    .answer();
        }
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
