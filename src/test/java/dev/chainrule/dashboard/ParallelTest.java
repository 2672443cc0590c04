package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParallelTest {

    @Test
    void anAxisReachesFromTheSmallestToTheLargestValue() {
        assertThat(Parallel.ends(.3, .8, false, true)).containsExactly(.3, .8);
    }

    @Test
    void anAxisOfOneValueHasRoomOnBothSides() {
        assertThat(Parallel.ends(3, 3, false, false)).containsExactly(2.5, 3.5);
        assertThat(Parallel.ends(.25, .25, true, false)).containsExactly(.125, .5);
    }

    @Test
    void noAccuracyIsBelowNothingOrAboveAll() {
        assertThat(Parallel.ends(.75, .75, false, true)).containsExactly(.25, 1);
        assertThat(Parallel.ends(.25, .25, false, true)).containsExactly(0, .75);
    }

    @Test
    void anAxisWithoutFiniteValuesIsThereAllTheSame() {
        double none = Double.POSITIVE_INFINITY;
        assertThat(Parallel.ends(none, -none, false, true)).containsExactly(0, 1);
        assertThat(Parallel.ends(none, -none, true, false)).containsExactly(.1, 1);
    }
}
