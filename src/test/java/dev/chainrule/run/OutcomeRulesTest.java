package dev.chainrule.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeRulesTest {

    /** Two classes: chance is ln 2. */
    private static final double CHANCE = 0.6931;

    @Test
    void divergedWhenTheLastLossIsAboveItsStartAndOneAndAHalfTimesChance() {
        // 1.5 × 0.6931 = 1.03965; it stays above its start 0.7 from epoch 2
        Verdict verdict = OutcomeRules.finished(curve(0.5f, 0.7f, 0.6f, 0.9f, 1.04f), CHANCE);

        assertThat(verdict).isEqualTo(Verdict.diverged(2));
    }

    @Test
    void notDivergedWhenItEndsHighButBelowItsStart() {
        assertThat(OutcomeRules.finished(curve(0.5f, 7f, 6f, 5f), CHANCE).outcome())
                .isEqualTo(Outcome.PARTLY_LEARNED);
    }

    @Test
    void notDivergedWhenItRoseButNotBeyondOneAndAHalfTimesChance() {
        assertThat(OutcomeRules.finished(curve(0.5f, 0.7f, 1.03f), CHANCE).outcome())
                .isEqualTo(Outcome.PARTLY_LEARNED);
    }

    @Test
    void stuckWithinOnePercentOfChance() {
        assertThat(OutcomeRules.finished(curve(0.99f, 0.8f, 0.6999f), CHANCE).outcome())
                .isEqualTo(Outcome.STUCK);
        assertThat(OutcomeRules.finished(curve(0.99f, 0.8f, 0.6863f), CHANCE).outcome())
                .isEqualTo(Outcome.STUCK);
        assertThat(OutcomeRules.finished(curve(0.99f, 0.8f, 0.6860f), CHANCE).outcome())
                .isEqualTo(Outcome.LEARNED);
    }

    @Test
    void learnedByTheLastValidationScoreNotTheTrainingScore() {
        Curve curve = new Curve(
                new float[] {0.7f, 0.1f}, new float[] {0.7f, 0.3f}, new float[] {0.5f, 0.99f}, new float[] {0.5f, 0.94f
                });

        assertThat(OutcomeRules.finished(curve, CHANCE).outcome()).isEqualTo(Outcome.PARTLY_LEARNED);
        assertThat(OutcomeRules.finished(curve(0.95f, 0.7f, 0.1f), CHANCE).outcome())
                .isEqualTo(Outcome.LEARNED);
    }

    @Test
    void stillFallingComparesWithTenEpochsBefore() {
        float[] loss = {0.9f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.58f};
        // .97 × .6 = .582: .58 is below it, .583 is not
        assertThat(OutcomeRules.finished(curve(0.7f, loss), CHANCE).outcome()).isEqualTo(Outcome.STILL_FALLING);
        loss[11] = 0.583f;
        assertThat(OutcomeRules.finished(curve(0.7f, loss), CHANCE).outcome()).isEqualTo(Outcome.PARTLY_LEARNED);
    }

    @Test
    void staysAboveItsStartFromTheFirstEpochOfTheLastStretch() {
        assertThat(OutcomeRules.aboveStartSince(new float[] {1, 2, 3})).isEqualTo(1);
        assertThat(OutcomeRules.aboveStartSince(new float[] {1, 2, 0.5f, 3, Float.NaN}))
                .isEqualTo(3);
    }

    private static Curve curve(float score, float... loss) {
        float[] scores = new float[loss.length];
        java.util.Arrays.fill(scores, score);
        return new Curve(loss, new float[0], scores, new float[0]);
    }
}
