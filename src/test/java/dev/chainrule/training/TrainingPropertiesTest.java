package dev.chainrule.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingPropertiesTest {

    private static final Duration ANY = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 65})
    void threadsOfARunAreAtLeastOneAndAtMostSixtyFour(int threads) {
        assertThatThrownBy(() -> new TrainingProperties(0, threads, ANY, ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("chainrule.training.threads-per-run is %d. Use 1 to 64".formatted(threads));
    }

    @Test
    void workersAreAtMostTwoHundredAndFiftySix() {
        assertThatThrownBy(() -> new TrainingProperties(257, 1, ANY, ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chainrule.training.workers is 257.");
    }
}
