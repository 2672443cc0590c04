package dev.chainrule.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line at the foot of every page: version, what the rooms contribute, Java. Remembers its facts for a few seconds, since
 * the error page shows it too and must not cost a query for each broken link. Safe for any thread.
 */
public class Footer {

    private static final Logger log = LoggerFactory.getLogger(Footer.class);
    private static final Duration KEEP = Duration.ofSeconds(5);

    private final String version;
    private final List<FooterFacts> rooms;
    private final LongSupplier nanoTime;
    private volatile Remembered remembered;

    Footer(String version, List<FooterFacts> rooms, LongSupplier nanoTime) {
        this.version = version;
        this.rooms = List.copyOf(rooms);
        this.nanoTime = nanoTime;
        this.remembered = new Remembered(List.of(), nanoTime.getAsLong() - KEEP.toNanos());
    }

    /** What to show, in order; at most a few seconds old. */
    public List<String> facts() {
        Remembered last = remembered;
        if (nanoTime.getAsLong() - last.at >= KEEP.toNanos()) {
            last = new Remembered(gather(), nanoTime.getAsLong());
            remembered = last;
        }
        return last.facts;
    }

    private List<String> gather() {
        List<String> facts = new ArrayList<>();
        facts.add(("Chainrule " + version).strip());
        facts.add("Java " + Runtime.version().feature());
        rooms.stream().flatMap(this::ask).forEach(facts::add);
        return List.copyOf(facts);
    }

    /** A page must not fail for its footer, least of all the page that reports a failure. */
    private Stream<String> ask(FooterFacts room) {
        try {
            return room.facts().stream();
        } catch (RuntimeException e) {
            log.warn("The footer goes without the facts of {}", room.getClass().getSimpleName(), e);
            return Stream.of();
        }
    }

    private record Remembered(List<String> facts, long at) {}
}
