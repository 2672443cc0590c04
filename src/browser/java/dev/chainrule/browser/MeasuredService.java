package dev.chainrule.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Application;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service in this process, asked over HTTP as a browser asks it, with what its answers cost. Not for several threads. */
final class MeasuredService implements AutoCloseable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;
    private String answer = "";

    /** @param settings as arguments of the command line */
    MeasuredService(List<String> settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--chainrule.welcome=false"));
        all.addAll(settings);
        context = new SpringApplicationBuilder(Application.class).run(all.toArray(String[]::new));
        address = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /**
     * Times in milliseconds, from the request until the last byte of the answer has come.
     *
     * @param processor mean processor time of the server's threads for one answer
     * @param bytes of the last answer, compressed
     */
    record Figures(double first, double median, double most, double processor, int bytes) {

        @Override
        public String toString() {
            return "first %.0f ms, then median %.1f ms, 95 %% %.1f ms, processor %.1f ms; %,d bytes compressed"
                    .formatted(first, median, most, processor, bytes);
        }
    }

    /** Asks for one path after the other, first to warm up and then to measure. */
    Figures measure(int warm, int measured, Supplier<String> path) {
        double first = timed(path.get()).millis();
        for (int i = 0; i < warm; i++) {
            timed(path.get());
        }
        double[] taken = new double[measured];
        double before = processorMillis();
        int bytes = 0;
        double preparing = 0;
        for (int i = 0; i < measured; i++) {
            double start = processorMillis();
            String next = path.get();
            preparing += processorMillis() - start;
            Timed answer = timed(next);
            taken[i] = answer.millis();
            bytes = answer.body().length;
        }
        double processor = (processorMillis() - before - preparing) / measured;
        Arrays.sort(taken);
        return new Figures(first, taken[measured / 2], taken[measured * 95 / 100], processor, bytes);
    }

    private record Timed(double millis, byte[] body) {}

    private Timed timed(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept-Encoding", "gzip")
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = send(request, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - start) / 1e6;
        assertThat(response.statusCode()).as(path).isBetween(200, 299);
        answer = unpacked(response);
        return new Timed(millis, response.body());
    }

    private static String unpacked(HttpResponse<byte[]> response) {
        boolean packed =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        InputStream body = new ByteArrayInputStream(response.body());
        try (InputStream text = packed ? new GZIPInputStream(body) : body) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last answer. */
    String answer() {
        return answer;
    }

    /** Of the threads that answer requests. */
    private static double processorMillis() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                        .filter(thread ->
                                thread != null && thread.getThreadName().contains("-exec-"))
                        .mapToLong(ThreadInfo::getThreadId)
                        .map(THREADS::getThreadCpuTime)
                        .sum()
                / 1e6;
    }

    String get(String path) {
        return text(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    String post(String path, String json) {
        return text(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    void delete(String path) {
        text(HttpRequest.newBuilder(URI.create(address + path)).DELETE().build());
    }

    private String text(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        answer = response.body();
        return answer;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request + " was interrupted", e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        context.close();
    }
}
