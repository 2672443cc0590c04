package dev.chainrule.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The words of numbers for tests of other packages, on the first noon of 2026. */
public final class TestFormat {

    private TestFormat() {}

    public static Format format() {
        return new Format(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
    }
}
