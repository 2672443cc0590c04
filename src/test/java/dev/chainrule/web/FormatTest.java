package dev.chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");

    private final Format format = new Format(Clock.fixed(NOON, ZoneOffset.UTC));

    @ParameterizedTest(name = "{0} of {1} reads {2}")
    @CsvFileSource(resources = "/format-cases.csv", delimiter = ';')
    void numbersAreWordedAsTheTableSays(String method, String input, String expected) {
        assertThat(say(method, input.equals("null") ? null : Double.valueOf(input)))
                .isEqualTo(expected);
    }

    private String say(String method, @Nullable Double value) {
        return switch (method) {
            case "number" -> format.number(value);
            case "difference" -> format.difference(value);
            case "percent" -> format.percent(value);
            case "rate" -> format.rate(value);
            case "duration" -> format.duration(value);
            case "count" -> format.count(value.longValue());
            case "bytes" -> format.bytes(value.longValue());
            default -> throw new IllegalArgumentException(method);
        };
    }

    @Test
    void aRateOfSinglePrecisionReadsAsItWasWritten() {
        assertThat(format.rate(0.1f)).isEqualTo("0.1");
        assertThat(format.rate(1e-3f)).isEqualTo("0.001");
    }

    @Test
    void aCountAgreesWithItsNoun() {
        assertThat(format.count(1, "run")).isEqualTo("1 run");
        assertThat(format.count(0, "run")).isEqualTo("0 runs");
        assertThat(format.count(1080, "run")).isEqualTo("1,080 runs");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-12T12:00:03Z, just now",
        "2026-11-12T11:59:56Z, just now",
        "2026-11-12T11:59:30Z, 30 s ago",
        "2026-11-12T11:56:00Z, 4 min ago",
        "2026-11-12T11:00:01Z, 59 min ago",
        "2026-11-12T10:00:00Z, 2 h ago",
        "2026-11-12T00:00:00Z, 12 h ago",
        "2026-11-11T23:59:00Z, yesterday",
        "2026-11-11T00:00:00Z, yesterday",
        "2026-11-10T23:59:00Z, 2 days ago",
        "2026-11-06T12:00:00Z, 6 days ago",
        "2026-11-05T12:00:00Z, 5 Nov",
        "2025-11-05T12:00:00Z, 5 Nov 2025",
    })
    void anAgeIsWordedTheCoarserTheOlderItIs(Instant then, String expected) {
        assertThat(format.ago(then)).isEqualTo(expected);
    }

    @Test
    void daysAreThoseOfTheReadersZone() {
        Format inTokyo = new Format(Clock.fixed(NOON, ZoneId.of("Asia/Tokyo"))); // 21:00 there

        assertThat(inTokyo.ago(Instant.parse("2026-11-11T15:30:00Z"))).isEqualTo("20 h ago");
        assertThat(inTokyo.ago(Instant.parse("2026-11-11T14:30:00Z"))).isEqualTo("yesterday");
    }

    @Test
    void whatHasJustPassedMidnightIsNotYesterday() {
        Format afterMidnight = new Format(Clock.fixed(Instant.parse("2026-11-12T01:00:00Z"), ZoneOffset.UTC));

        assertThat(afterMidnight.ago(Instant.parse("2026-11-11T23:00:00Z"))).isEqualTo("2 h ago");
    }
}
