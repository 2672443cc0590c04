package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptEpochsTest {

    private static final long PARAMETERS = 337;
    private static final long EACH = PARAMETERS * 4;

    @Test
    void keepsAllWhereTheyFit() {
        KeptEpochs kept = new KeptEpochs(80, PARAMETERS, 81 * EACH);

        assertThat(kept.all()).isTrue();
        assertThat(kept.count()).isEqualTo(81);
        assertThat(kept.bytes()).isEqualTo(81 * EACH);
        assertThat(IntStream.rangeClosed(0, 80).allMatch(kept::keeps)).isTrue();
    }

    @Test
    void isDenseEarlyWhereTheyDoNotFit() {
        // Seven fit, two places stay free: five frames at k² · 80 / 16 for k = 0 … 4.
        KeptEpochs kept = new KeptEpochs(80, PARAMETERS, 7 * EACH);

        assertThat(IntStream.rangeClosed(0, 80).filter(kept::keeps)).containsExactly(0, 5, 20, 45, 80);
    }

    @Test
    void neverMissesTheFirstAndTheLastAndStaysWithinItsBudget() {
        for (int epochs = 1; epochs <= 150; epochs++) {
            for (int fit = 0; fit <= epochs + 3; fit++) {
                check(new KeptEpochs(epochs, PARAMETERS, fit * EACH + EACH / 2), fit);
            }
        }
        for (int fit = 0; fit <= 20_001; fit += 997) {
            check(new KeptEpochs(20_000, PARAMETERS, fit * EACH), fit);
        }
    }

    private static void check(KeptEpochs kept, int fit) {
        int[] epochs =
                IntStream.rangeClosed(0, kept.epochs()).filter(kept::keeps).toArray();

        assertThat(epochs).as("%s", kept).startsWith(0).endsWith(kept.epochs()).hasSize(kept.count());
        // The first, the best and the last are kept whatever the budget; from there on it holds.
        assertThat(kept.bytes()).as("%s", kept).isLessThanOrEqualTo(Math.max(3, fit) * EACH);
        if (!kept.all() && fit >= 4) {
            assertThat(kept.count()).as("%s makes use of its budget", kept).isGreaterThanOrEqualTo(fit * 3 / 5);
        }
    }
}
