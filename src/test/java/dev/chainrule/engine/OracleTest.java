package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Holds the engine to PyTorch's float64 numbers. Tolerances are relative to the largest magnitude of a tensor: float32 has 6e-8 a rounding. */
class OracleTest {

    private static final double FIRST_STEP = 1e-5; // a few hundred roundings at most
    private static final double AFTER_TEN_UPDATES = 1e-4; // and what ten updates make of them

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation_identity",
                "activation_relu",
                "activation_sigmoid",
                "activation_tanh",
                "activation_leaky_relu",
                "activation_elu",
                "activation_gelu",
                "activation_silu",
                "activation_softplus",
                "loss_mse",
                "loss_bce_logits",
                "loss_softmax_ce",
                "loss_mae",
                "loss_huber",
                "loss_hinge",
                "optimizer_sgd",
                "optimizer_momentum",
                "optimizer_nesterov",
                "optimizer_adagrad",
                "optimizer_rmsprop",
                "optimizer_adam",
                "optimizer_adamw",
                "network_moons"
            })
    void agreesWithPyTorch(String name) {
        Oracle oracle = Oracle.read(name);

        firstStepAgrees(oracle);
        tenUpdatesAgree(oracle);
    }

    private static void firstStepAgrees(Oracle oracle) {
        Examples rows = oracle.examples;
        Network network = Network.toTrain(Team.alone(), oracle.network, rows.rows());
        List<double[]> parameters = Oracle.tensors(oracle.json.get("params"));
        network.shape.spread(Oracle.floats(parameters), network.w);
        Objective objective = new Objective(oracle.loss, network.output());

        network.forward(rows.x(), 0, rows.rows());
        double loss = objective.sum(rows.y(), 0, rows.rows()) / objective.divisor(rows.rows());
        objective.differentiate(rows.y(), 0, rows.rows());
        network.backward(rows.x(), 0, rows.rows());

        close(outputs(network, rows.rows()), Oracle.numbers(oracle.json.get("output")), FIRST_STEP);
        close(
                new double[] {loss},
                new double[] {oracle.json.get("losses").get(0).asDouble()},
                FIRST_STEP);
        allClose(network.shape.compact(network.g), Oracle.tensors(oracle.json.get("gradients")), FIRST_STEP);
    }

    private static void tenUpdatesAgree(Oracle oracle) {
        TrainingSpec spec = oracle.training(10);
        float[] weights = Oracle.floats(Oracle.tensors(oracle.json.get("params")));
        float[] state = new float[Descent.memories(spec.optimizer()) * weights.length];
        List<EpochResult> epochs = new ArrayList<>();

        new Trainer()
                .resume(
                        spec,
                        Split.withoutValidation(oracle.examples),
                        new Checkpoint(0, weights, state),
                        epochs::add,
                        StopSignal.NEVER);

        JsonNode after = oracle.json.get("params_after_steps");
        for (int step : new int[] {1, 3, 10}) {
            List<double[]> expected = Oracle.tensors(after.get(Integer.toString(step)));
            allClose(epochs.get(step - 1).checkpoint().weights(), expected, AFTER_TEN_UPDATES);
        }
        double[] losses =
                epochs.stream().mapToDouble(epoch -> epoch.training().loss()).toArray();
        double[] expected = Oracle.numbers(oracle.json.get("losses"));
        close(Arrays.copyOf(losses, 9), Arrays.copyOfRange(expected, 1, 10), AFTER_TEN_UPDATES);
    }

    private static double[] outputs(Network network, int rows) {
        DenseLayer output = network.output();
        double[] outputs = new double[rows * output.outputs];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = output.a[i / output.outputs * output.stride + i % output.outputs];
        }
        return outputs;
    }

    private static void allClose(float[] actual, List<double[]> expected, double tolerance) {
        int from = 0;
        for (double[] tensor : expected) {
            double[] part = new double[tensor.length];
            for (int i = 0; i < tensor.length; i++) {
                part[i] = actual[from++];
            }
            close(part, tensor, tolerance);
        }
        assertThat(from).isEqualTo(actual.length);
    }

    private static void close(double[] actual, double[] expected, double tolerance) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            error = Math.max(error, Math.abs(actual[i] - expected[i]));
        }
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(error / largest).isLessThan(tolerance);
    }
}
