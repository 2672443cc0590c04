package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores and losses by hand: a single linear layer with w = 1 or the unit matrix and b = 0 shows its inputs as outputs. */
class EvaluatorTest {

    @Test
    void oneLogitIsClassOneAboveZero() {
        // right: −2→0, 3→1; wrong: 0→1, 1→0
        Evaluation evaluation = one(
                Loss.SIGMOID_CROSS_ENTROPY, Score.ACCURACY, Activation.IDENTITY, new float[] {-2, 3, 0, 1}, 0, 1, 1, 0);

        assertThat(evaluation.score()).isEqualTo(0.5);
        // log(1 + e⁻²) + log(1 + e⁻³) + log 2 + log(1 + e)
        double expected = (0.1269280110429726 + 0.04858735157374206 + 0.6931471805599453 + 1.3132616875182228) / 4;
        assertThat(evaluation.loss()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void oneSigmoidUnderSquaredErrorIsClassOneAboveAHalf() {
        // σ(0.1) = 0.525 → 1, σ(−0.1) = 0.475 → 0
        assertThat(one(Loss.SQUARED_ERROR, Score.ACCURACY, Activation.SIGMOID, new float[] {0.1f, -0.1f}, 1, 0)
                        .score())
                .isEqualTo(1);
    }

    @Test
    void oneTanhForTargetsMinusOneAndOneIsClassOneAboveZero() {
        assertThat(one(Loss.SQUARED_ERROR, Score.ACCURACY, Activation.TANH, new float[] {0.1f, -0.1f, 4}, 1, -1, -1)
                        .score())
                .isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void theLargestOutputWinsAndTheFirstOfEquals() {
        // rows (1, 0), (0, 1), (2, 2): classes 0, 1, 0
        Examples rows = new Examples(3, 2, 2, new float[] {1, 0, 0, 1, 2, 2}, new float[] {1, 0, 1, 0, 1, 0});

        Evaluation evaluation = evaluate(
                rows, Loss.SOFTMAX_CROSS_ENTROPY, Score.ACCURACY, Activation.IDENTITY, new float[] {1, 0, 0, 1, 0, 0});

        assertThat(evaluation.score()).isCloseTo(2 / 3.0, within(1e-15));
        // log(1 + e⁻¹), log(1 + e), log 2
        double expected = (0.31326168751822286 + 1.3132616875182228 + 0.6931471805599453) / 3;
        assertThat(evaluation.loss()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void absoluteHuberAndHingeLossesByHand() {
        // differences 0.5, −3, 1
        float[] x = {1.5f, -2, 1};
        float[] y = {1, 1, 0};
        // hinge: 1 − 1.5 < 0 → 0; 1 + 2 = 3; 1 + 1 = 2
        float[] signs = {1, 1, -1};

        assertThat(loss(Loss.ABSOLUTE_ERROR, x, y)).isCloseTo((0.5 + 3 + 1) / 3, within(1e-15));
        assertThat(loss(Loss.HUBER, x, y)).isCloseTo((0.125 + 2.5 + 0.5) / 3, within(1e-15));
        assertThat(loss(Loss.HINGE, x, signs)).isCloseTo((0 + 3 + 2) / 3.0, within(1e-15));
    }

    private static double loss(Loss loss, float[] x, float[] y) {
        return one(loss, Score.ACCURACY, Activation.IDENTITY, x, y).loss();
    }

    @Test
    void rSquaredComparesWithTheMeanOfTheSameRows() {
        // outputs 1, 2, 3 for targets 1, 3, 5: residuals 0, 1, 4; around the mean 3: 4, 0, 4
        Evaluation evaluation =
                one(Loss.SQUARED_ERROR, Score.R_SQUARED, Activation.IDENTITY, new float[] {1, 2, 3}, 1, 3, 5);

        assertThat(evaluation.score()).isCloseTo(1 - 5 / 8.0, within(1e-15));
        assertThat(evaluation.loss()).isCloseTo(5 / 3.0, within(1e-15));
    }

    @Test
    void rSquaredOfEqualTargetsIsOneOrMinusInfinityButNeverNotANumber() {
        assertThat(one(Loss.SQUARED_ERROR, Score.R_SQUARED, Activation.IDENTITY, new float[] {2, 2}, 2, 2)
                        .score())
                .isEqualTo(1);
        assertThat(one(Loss.SQUARED_ERROR, Score.R_SQUARED, Activation.IDENTITY, new float[] {2, 3}, 2, 2)
                        .score())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void rowsPastTheFirstBlockCountAsWell() {
        // 1,000 rows of 0.5 against 0: (0.5)² each; one row of 10.5 at the end adds 110.25 − 0.25
        float[] x = new float[1_000];
        Arrays.fill(x, 0.5f);
        x[999] = 10.5f;

        Evaluation evaluation = one(Loss.SQUARED_ERROR, Score.ACCURACY, Activation.IDENTITY, x, new float[1_000]);

        assertThat(evaluation.loss()).isEqualTo(0.25 + 0.11);
        assertThat(evaluation.score()).isZero();
    }

    @Test
    void predictionsHaveTheLossesSigmoidOrSoftmaxAndOtherwiseNothing() {
        NetworkSpec line = new NetworkSpec(1, List.of(new LayerSpec(2, Activation.IDENTITY)));
        float[] weights = {1, -1, 0, 0};

        // σ(1) = 0.7310586; softmax of (1, −1) has the shares e²/(1 + e²) = 0.8807970 and 0.1192029
        close(new Predictor(line, Loss.SQUARED_ERROR, weights), 1, -1);
        close(new Predictor(line, Loss.SIGMOID_CROSS_ENTROPY, weights), 0.7310586f, 0.2689414f);
        close(new Predictor(line, Loss.SOFTMAX_CROSS_ENTROPY, weights), 0.880797f, 0.1192029f);
    }

    private static void close(Predictor predictor, float first, float second) {
        float[] x = new float[300];
        Arrays.fill(x, 1);
        float[] answers = predictor.predict(x, 300);
        assertThat(answers).hasSize(600);
        for (int i = 0; i < 600; i += 2) {
            assertThat(answers[i]).isCloseTo(first, within(1e-6f));
            assertThat(answers[i + 1]).isCloseTo(second, within(1e-6f));
        }
    }

    private static Evaluation one(Loss loss, Score score, Activation output, float[] x, float... y) {
        return evaluate(new Examples(x.length, 1, 1, x, y), loss, score, output, new float[] {1, 0});
    }

    /** Resumes before the only epoch, at a rate that moves nothing, and looks at what it reports. */
    private static Evaluation evaluate(Examples rows, Loss loss, Score score, Activation output, float[] weights) {
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(rows.features(), List.of(new LayerSpec(rows.targets(), output))),
                new Initialization.Zeros(),
                loss,
                score,
                new Optimizer.Sgd(0),
                1e-30,
                rows.rows(),
                1,
                0);
        List<EpochResult> epochs = new ArrayList<>();
        new Trainer()
                .resume(
                        spec,
                        Split.of(rows, rows),
                        new Checkpoint(0, weights, new float[0]),
                        epochs::add,
                        StopSignal.NEVER);
        assertThat(epochs.get(0).validation()).contains(epochs.get(0).training());
        return epochs.get(0).training();
    }
}
