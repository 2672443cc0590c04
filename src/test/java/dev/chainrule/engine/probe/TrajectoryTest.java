package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything is float64, so what is not exact is off by rounding alone. */
class TrajectoryTest {

    private static final double ROUNDING = 1e-12;

    /** A cross around (0, 0, 5): variance 2·9 along x, 2·4 along y, 2·1 along z, of which the plane of x and y has 26/28. */
    private static final List<float[]> CROSS = List.of(
            new float[] {0, 0, 6},
            new float[] {0, 0, 4},
            new float[] {0, 2, 5},
            new float[] {0, -2, 5},
            new float[] {-3, 0, 5},
            new float[] {3, 0, 5});

    @Test
    void thePrincipalPlaneHoldsTheLargestVariances() {
        Trajectory way = Trajectory.principal(CROSS);

        assertThat(way.first()).containsExactly(new double[] {1, 0, 0}, within(ROUNDING));
        assertThat(way.second()).containsExactly(new double[] {0, 1, 0}, within(ROUNDING));
        assertThat(way.a()).containsExactly(new double[] {-3, -3, -3, -3, -6, 0}, within(ROUNDING)); // from the end
        assertThat(way.b()).containsExactly(new double[] {0, 0, 2, -2, 0, 0}, within(ROUNDING));
        assertThat(way.explained()).isCloseTo(26.0 / 28, within(ROUNDING));
    }

    /** The nearest point of the plane of (1, 0, 0) and (1, 1, 0) to (−3, 2, ·) is −5 of the one and 2 of the other. */
    @Test
    void givenDirectionsNeedNoRightAngle() {
        Trajectory way = Trajectory.on(CROSS, new double[] {1, 0, 0}, new double[] {1, 1, 0});

        assertThat(way.a()[2]).isCloseTo(-5, within(ROUNDING));
        assertThat(way.b()[2]).isCloseTo(2, within(ROUNDING));
        assertThat(way.explained()).isCloseTo(26.0 / 28, within(ROUNDING));
    }

    @Test
    void aPlaneAcrossTheWayExplainsLittle() {
        Trajectory way = Trajectory.on(CROSS, new double[] {0, 0, 1}, new double[] {0, 0, -2});

        assertThat(way.a()).containsExactly(new double[] {1, -1, 0, 0, 0, 0}, within(ROUNDING));
        assertThat(way.b()).containsOnly(0);
        assertThat(way.explained()).isCloseTo(2.0 / 28, within(ROUNDING));
    }

    @Test
    void aStraightWayNeedsNoSecondDirection() {
        Trajectory way = Trajectory.principal(List.of(new float[] {0, 0}, new float[] {3, 4}, new float[] {6, 8}));

        assertThat(way.first()).containsExactly(new double[] {0.6, 0.8}, within(ROUNDING));
        assertThat(way.second()).containsOnly(0);
        assertThat(way.a()).containsExactly(new double[] {-10, -5, 0}, within(ROUNDING));
        assertThat(way.explained()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void standingStillIsExplainedInFull() {
        Trajectory way = Trajectory.principal(List.of(new float[] {1, 2}, new float[] {1, 2}));

        assertThat(way.explained()).isEqualTo(1);
        assertThat(way.a()).containsOnly(0);
    }

    /** 40 points of 500 values: the plane's directions are of length 1 at a right angle, and none does better than they. */
    @Test
    void noOtherPlaneExplainsMore() {
        RandomStream random = new RandomStream(1, Purpose.DATA, 0);
        List<float[]> walk = new ArrayList<>();
        float[] place = new float[500];
        for (int step = 0; step < 40; step++) {
            place = place.clone();
            for (int i = 0; i < place.length; i++) {
                place[i] += (float) random.nextNormal();
            }
            walk.add(place);
        }

        Trajectory best = Trajectory.principal(walk);

        assertThat(Sharpness.norm(best.first())).isCloseTo(1, within(ROUNDING));
        assertThat(Sharpness.norm(best.second())).isCloseTo(1, within(ROUNDING));
        assertThat(Sharpness.dot(best.first(), best.second())).isCloseTo(0, within(ROUNDING));
        assertThat(best.explained()).isBetween(0.5, 0.95); // of a random walk in many dimensions about 0.76
        for (int turn = 0; turn < 5; turn++) {
            double[] bent = best.second().clone();
            bent[turn * 100] += 0.05;
            assertThat(Trajectory.on(walk, best.first(), bent).explained()).isLessThan(best.explained());
        }
    }

    @Test
    void pointsThatMakeNoWayAreRefused() {
        assertThatThrownBy(() -> Trajectory.principal(List.of(new float[2])))
                .hasMessage("1 points make no way. Use 2 or more.");
        assertThatThrownBy(() -> Trajectory.principal(List.of(new float[2], new float[3])))
                .hasMessage("Weights of 2 and of 3 values came. Use those of one network.");
        assertThatThrownBy(() -> Trajectory.principal(List.of(new float[2], new float[] {0, Float.NaN})))
                .hasMessage("A weight is NaN. Leave out points that are not finite.");
        assertThatThrownBy(() -> Trajectory.principal(java.util.Collections.nCopies(301, new float[2])))
                .hasMessage("301 points are too many for a plane of their own. Use 2 to 300.");
    }
}
