package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.RandomStream.Purpose;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final int DRAWS = 200_000;

    @Test
    void givesTheSameNumbersForEver() {
        RandomStream random = new RandomStream(42, Purpose.WEIGHTS, 0);

        assertThat(random.nextLong()).isEqualTo(-6906463183671787681L);
        assertThat(random.nextDouble()).isEqualTo(0.0053965459620171075);
        assertThat(random.nextNormal()).isEqualTo(0.48656693842990634);
    }

    @Test
    void differsBySeedPurposeAndIndex() {
        long first = new RandomStream(1, Purpose.WEIGHTS, 0).nextLong();

        assertThat(new RandomStream(2, Purpose.WEIGHTS, 0).nextLong()).isNotEqualTo(first);
        assertThat(new RandomStream(1, Purpose.SHUFFLE, 0).nextLong()).isNotEqualTo(first);
        assertThat(new RandomStream(1, Purpose.WEIGHTS, 1).nextLong()).isNotEqualTo(first);
        assertThat(new RandomStream(1, Purpose.WEIGHTS, 0).nextLong()).isEqualTo(first);
    }

    @Test
    void normalNumbersHaveMeanZeroVarianceOneAndTheRightShareWithinOneSigma() {
        RandomStream random = new RandomStream(3, Purpose.DATA, 0);
        double sum = 0;
        double squares = 0;
        int within = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = random.nextNormal();
            sum += x;
            squares += x * x;
            within += Math.abs(x) < 1 ? 1 : 0;
        }

        // five standard errors: 1/√n, √(2/n), √(0.68·0.32/n)
        assertThat(sum / DRAWS).isCloseTo(0, within(0.0112));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.0158));
        assertThat(within / (double) DRAWS).isCloseTo(0.6827, within(0.0052));
    }

    @Test
    void integersAreSpreadEvenly() {
        RandomStream random = new RandomStream(4, Purpose.SPLIT, 0);
        int[] counts = new int[7];
        for (int i = 0; i < 7 * 10_000; i++) {
            counts[random.nextInt(7)]++;
        }

        // five standard deviations of a binomial with 70,000 draws at 1/7: 5·√8571 = 463
        for (int count : counts) {
            assertThat(count).isBetween(9_537, 10_463);
        }
    }

    @Test
    void aShuffleKeepsTheValuesAndReachesEveryOrder() {
        boolean[] seen = new boolean[1_000];
        for (int i = 0; i < 500; i++) {
            int[] values = {1, 2, 3};
            new RandomStream(i, Purpose.SHUFFLE, 1).shuffle(values);
            seen[100 * values[0] + 10 * values[1] + values[2]] = true;
            Arrays.sort(values);
            assertThat(values).containsExactly(1, 2, 3);
        }

        for (int order : new int[] {123, 132, 213, 231, 312, 321}) {
            assertThat(seen[order]).isTrue();
        }
    }
}
