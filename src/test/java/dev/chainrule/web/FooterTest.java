package dev.chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FooterTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10); // overflows, as a nano clock may

    @Test
    void theFactsOfTheRoomsFollowTheVersion() {
        Footer footer = new Footer("0.1.0", List.of(() -> List.of("Engine 1, float32")), nanos::get);

        assertThat(footer.facts())
                .containsExactly("Chainrule 0.1.0", "Java " + Runtime.version().feature(), "Engine 1, float32");
    }

    @Test
    void aRoomIsAskedOnceInFiveSecondsHoweverManyPagesAreDrawn() {
        AtomicInteger asked = new AtomicInteger();
        Footer footer = new Footer("0.1.0", List.of(() -> List.of(asked.incrementAndGet() + " runs")), nanos::get);

        footer.facts();
        nanos.addAndGet(4_999_999_999L);
        assertThat(footer.facts()).contains("1 runs");
        nanos.addAndGet(1);
        assertThat(footer.facts()).contains("2 runs");
    }

    @Test
    void aRoomThatFailsIsLeftOutAndTheOthersStay() {
        FooterFacts broken = () -> {
            throw new IllegalStateException("the database is away");
        };
        Footer footer = new Footer("", List.of(broken, () -> List.of("12 runs")), nanos::get);

        assertThat(footer.facts()).contains("Chainrule", "12 runs").hasSize(3);
    }
}
