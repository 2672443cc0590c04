package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PyTorch's figures are float64 like these; it multiplies step by step where the engine takes a power, so the last digits may differ. */
class ScheduleTest {

    private static final int STEPS = 40;
    private static final double BASE = 0.1;
    private static final double ROUNDING = 1e-15; // a hundred times the last digit of 0.1

    @Test
    void followsPyTorchForFortySteps() throws IOException {
        agrees(new Schedule.Constant(), "constant");
        agrees(new Schedule.Step(10, 0.5), "step");
        agrees(new Schedule.Exponential(0.95), "exponential");
        agrees(new Schedule.Cosine(0.01), "cosine"); // down to .001, a hundredth of .1
        agrees(new Schedule.WarmUp(5, 0.1, new Schedule.Constant()), "linear_warmup");
        agrees(new Schedule.OneCycle(0.3, 25, 1e4), "one_cycle");
    }

    @Test
    void goesStraightDownToItsShare() {
        Schedule linear = new Schedule.Linear(0.2);

        assertThat(linear.share(0, 10, 5)).isEqualTo(1);
        assertThat(linear.share(5, 10, 5)).isCloseTo(0.6, within(ROUNDING));
        assertThat(linear.share(9, 10, 5)).isCloseTo(0.28, within(ROUNDING)); // and .2 at the update after the last
    }

    @Test
    void countsEpochsWhereItMovesWithThem() {
        Schedule step = new Schedule.Step(2, 0.5);
        Schedule exponential = new Schedule.Exponential(0.5);

        // 3 updates an epoch: updates 0 to 5 are epochs 1 and 2
        assertThat(step.share(5, 30, 3)).isEqualTo(1);
        assertThat(step.share(6, 30, 3)).isEqualTo(0.5);
        assertThat(exponential.share(2, 30, 3)).isEqualTo(1);
        assertThat(exponential.share(3, 30, 3)).isEqualTo(0.5);
        assertThat(exponential.share(8, 30, 3)).isEqualTo(0.25);
    }

    @Test
    void beginsAfterAWarmUpAsIfItWereTheStart() {
        // 1.5 epochs of 4 updates: 6 of 20 updates, then 14
        Schedule warmUp = new Schedule.WarmUp(1.5, 0, new Schedule.Linear(0));

        assertThat(warmUp.share(0, 20, 4)).isZero();
        assertThat(warmUp.share(3, 20, 4)).isEqualTo(0.5);
        assertThat(warmUp.share(6, 20, 4)).isEqualTo(1);
        assertThat(warmUp.share(13, 20, 4)).isCloseTo(0.5, within(ROUNDING));
    }

    @Test
    void staysWithinItsRangeHoweverShortTheTraining() {
        Schedule[] all = {
            new Schedule.Linear(0),
            new Schedule.Cosine(0),
            Schedule.OneCycle.standard(),
            new Schedule.OneCycle(0.01, 1, 1),
            new Schedule.WarmUp(3, 0, new Schedule.Cosine(0)),
            new Schedule.WarmUp(0.01, 0, new Schedule.Step(1, 0.1))
        };
        for (Schedule schedule : all) {
            for (int updates = 1; updates < 8; updates++) {
                for (int update = 0; update < updates; update++) {
                    assertThat(schedule.share(update, updates, 1))
                            .as("%s at %d of %d", schedule, update, updates)
                            .isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void takesOffOnAPlateauAsPyTorchDoes() {
        // patience 2: the third epoch in a row that is not a tenth better takes a half off
        Plateau plateau = new Plateau(new Schedule.ReduceOnPlateau(Metric.TRAINING_LOSS, 0.5, 2, 0.1, 0.2));
        double[] losses = {1, 0.95, 0.91, 0.92, 0.8, 0.79, 0.78, 0.77, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
        double[] shares = {1, 1, 1, .5, .5, .5, .5, .25, .25, .25, .25, .2, .2, .2, .2};
        for (int i = 0; i < losses.length; i++) {
            plateau.judge(new Evaluation(losses[i], 0), null);
            assertThat(plateau.share()).as("after %d", i).isEqualTo(shares[i]);
        }
    }

    @Test
    void watchesAScoreTheOtherWayRound() {
        Plateau plateau = new Plateau(new Schedule.ReduceOnPlateau(Metric.VALIDATION_SCORE, 0.1, 0, 0, 0));
        double[] scores = {0.5, 0.6, 0.6};
        for (double score : scores) {
            plateau.judge(new Evaluation(1, 1), new Evaluation(1, score));
        }
        assertThat(plateau.share()).isEqualTo(0.1);
    }

    @Test
    void refusesWhatCannotBeFollowed() {
        refuses(() -> new Schedule.Linear(-0.1), "A share at the end of -0.1 is out of range. Use 0 to 1.");
        refuses(() -> new Schedule.Step(0, 0.5), "A step of 0 epochs is too short. Use 1 or more.");
        refuses(() -> new Schedule.Step(1, 0), "A factor of 0.0 is out of range. Use more than 0 and at most 1.");
        refuses(
                () -> new Schedule.Exponential(Double.NaN),
                "A factor of NaN is out of range. Use more than 0 and at most 1.");
        refuses(
                () -> new Schedule.OneCycle(1, 25, 1e4),
                "A share of 1.0 until the top is out of range. Use more than 0 and less than 1.");
        refuses(
                () -> new Schedule.OneCycle(0.3, 0, 1e4),
                "A divisor of 0.0 at the start is out of range. Use 1 to 1,000,000,000,000.");
        refuses(
                () -> new Schedule.ReduceOnPlateau(Metric.TRAINING_LOSS, 1, 2, 0, 0),
                "A factor of 1.0 on a plateau is out of range. Use more than 0 and less than 1.");
        refuses(
                () -> new Schedule.ReduceOnPlateau(Metric.TRAINING_LOSS, 0.5, -1, 0, 0),
                "A patience of -1 epochs is negative. Use 0 or more.");
        refuses(
                () -> new Schedule.WarmUp(0, 0.1, new Schedule.Constant()),
                "A warm-up of 0.0 epochs is out of range. Use more than 0.");
        refuses(
                () -> new Schedule.WarmUp(1, 0.1, Schedule.OneCycle.standard()),
                "A warm-up cannot go before one_cycle, which begins with its own. Use one of the two.");
        refuses(
                () -> Metric.of("loss"),
                "“loss” is not a metric. Use one of training_loss, validation_loss, training_score, validation_score.");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void agrees(Schedule schedule, String name) throws IOException {
        JsonNode all;
        try (InputStream file = ScheduleTest.class.getResourceAsStream("/oracle/learning_rate_schedules.json")) {
            all = JsonMapper.shared().readTree(file);
        }
        assertThat(all.get("base_lr").asDouble()).isEqualTo(BASE);
        JsonNode expected =
                all.get(name).isArray() ? all.get(name) : all.get(name).get("lr");
        for (int step = 0; step < STEPS; step++) {
            assertThat(BASE * schedule.share(step, STEPS, 1))
                    .as("%s at %d", name, step)
                    .isCloseTo(expected.get(step).asDouble(), within(ROUNDING));
        }
    }
}
