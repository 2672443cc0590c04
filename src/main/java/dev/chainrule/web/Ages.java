package dev.chainrule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Spans of time and how long ago something was, worded for a list that is read from the top. */
final class Ages {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    /** {@code seconds}: finite, at least 0. One decimal while it tells something, none after. */
    static String span(double seconds) {
        if (seconds < .9995) {
            return Format.fixed(seconds * 1000, 0) + " ms";
        }
        if (seconds < 59.5) {
            return (seconds < 9.95 ? Format.fixed(seconds, 1) : Format.fixed(seconds, 0)) + " s";
        }
        double minutes = seconds / 60;
        if (minutes < 59.5) {
            return brief(minutes) + " min";
        }
        double hours = minutes / 60;
        return hours < 47.5 ? brief(hours) + " h" : Format.fixed(hours / 24, 0) + " days";
    }

    /** One decimal below ten unless it is a nought. */
    private static String brief(double v) {
        String text = v < 9.95 ? Format.fixed(v, 1) : Format.fixed(v, 0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Days are calendar days of the clock's zone, so that "yesterday" is what a reader calls so. */
    String ago(Instant then) {
        Instant now = clock.instant();
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds < 5) { // a clock of another machine may even run ahead
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min ago";
        }
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalDate day = LocalDate.ofInstant(then, clock.getZone());
        long days = ChronoUnit.DAYS.between(day, today);
        if (days == 0 || seconds < 6 * 3600) {
            return seconds / 3600 + " h ago";
        }
        if (days == 1) {
            return "yesterday";
        }
        if (days < 7) {
            return days + " days ago";
        }
        return (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
    }
}
