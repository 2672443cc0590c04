package dev.chainrule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Penalty;
import org.junit.jupiter.api.Test;

class SpeedLimitTest {

    // Roundings of float64 alone.
    private static final double EXACT = 1e-12;

    private static SpeedLimit at(Optimizer optimizer, double rate) {
        return SpeedLimit.of(optimizer, Penalty.NONE, rate).orElseThrow();
    }

    @Test
    void plainDescentBearsTwoOverTheRate() {
        assertThat(at(Optimizer.sgd(), 0.1).value()).isEqualTo(20, within(EXACT));
        assertThat(at(Optimizer.sgd(), 0.1).formula()).isEqualTo("2/lr");
    }

    /** w ← w − lr·v on the bowl ½·h·w²: whether 2,000 steps from 1 have grown. */
    private static boolean grows(double rate, double h, double momentum, boolean nesterov) {
        double w = 1;
        double v = 0;
        for (int step = 0; step < 2_000; step++) {
            double gradient = h * w;
            v = momentum * v + gradient;
            w -= rate * (nesterov ? gradient + momentum * v : v);
        }
        return Math.abs(w) > 1;
    }

    @Test
    void momentumBearsMoreAndNesterovsLessAsABowlShows() {
        double momentum = at(Optimizer.momentum(), 0.1).value(); // (2 + 1.8)/0.1
        double nesterov = at(Optimizer.nesterov(), 0.1).value(); // 38/2.8

        assertThat(momentum).isEqualTo(38, within(EXACT));
        assertThat(nesterov).isEqualTo(13.571428571428571, within(EXACT));
        assertThat(grows(0.1, momentum * 0.99, 0.9, false)).isFalse();
        assertThat(grows(0.1, momentum * 1.01, 0.9, false)).isTrue();
        assertThat(grows(0.1, nesterov * 0.99, 0.9, true)).isFalse();
        assertThat(grows(0.1, nesterov * 1.01, 0.9, true)).isTrue();
    }

    @Test
    void decayTakesItsOwnCurvatureOffTheLimit() {
        Optimizer decaying = new Optimizer.Sgd(0, false, 0.5);

        // 2/0.1 − 0.5 − 2·0.25
        assertThat(SpeedLimit.of(decaying, new Penalty(0, 0.25), 0.1).orElseThrow())
                .isEqualTo(new SpeedLimit(19, "2/lr − decay"));
    }

    @Test
    void whatScalesEachGradientOrStandsStillHasNoLimit() {
        assertThat(SpeedLimit.of(Optimizer.sgd(), Penalty.NONE, 0)).isEmpty();
        assertThat(SpeedLimit.of(Optimizer.adam(), Penalty.NONE, 0.1)).isEmpty();
        assertThat(SpeedLimit.of(Optimizer.rmsProp(), Penalty.NONE, 0.1)).isEmpty();
    }
}
