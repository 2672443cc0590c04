package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

    private final Recent<String, Integer> recent = new Recent<>(10, weight -> weight);

    @Test
    void whatWentUnusedLongestMakesRoom() {
        recent.keep("a", 4);
        recent.keep("b", 4);
        assertThat(recent.find("a")).hasValue(4);
        recent.keep("c", 4); // 12 of 10, and b is the one that nobody asked for

        assertThat(recent.find("b")).isEmpty();
        assertThat(recent.find("a")).hasValue(4);
        assertThat(recent.find("c")).hasValue(4);
    }

    @Test
    void whatReplacesSomethingWeighsInItsStead() {
        recent.keep("a", 4);
        recent.keep("b", 6);
        recent.keep("a", 3);

        assertThat(recent.find("b")).hasValue(6);
        assertThat(recent.find("a")).hasValue(3);
    }

    @Test
    void theNewestStaysHoweverHeavyItIs() {
        recent.keep("a", 4);
        recent.keep("b", 40);

        assertThat(recent.find("a")).isEmpty();
        assertThat(recent.find("b")).hasValue(40);
    }
}
