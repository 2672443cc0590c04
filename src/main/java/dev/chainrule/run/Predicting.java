package dev.chainrule.run;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Predictor;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the network of a run about rows in the data's own units, scaled as its training rows were. Safe for any thread. */
@Component
public class Predicting {

    private final Datasets datasets;
    private final DefinitionJson definitions;

    Predicting(Datasets datasets, DefinitionJson definitions) {
        this.datasets = datasets;
        this.definitions = definitions;
    }

    /** The data of a run, split and scaled as it was trained on. */
    public PreparedData data(Run run) {
        return data(definitions.readRun(run.definition()));
    }

    private PreparedData data(RunDefinition definition) {
        return datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
    }

    /**
     * @param weights of one epoch, as in {@link WeightsStore#at}
     * @param x [rows, features], not scaled
     */
    public List<Prediction> predict(Run run, float[] weights, float[] x, int rows) {
        RunDefinition definition = definitions.readRun(run.definition());
        PreparedData data = data(definition);
        TrainingSpec spec = definition.trainingSpec(data.dataset());
        int columns = spec.network().outputs();
        int classes = data.dataset().classes();
        OutputReading reading = new OutputReading(definition.coding(classes), columns);
        float[] outputs = new Predictor(spec.network(), spec.loss(), weights)
                .predict(data.scaler().apply(x, rows), rows);
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            float[] own = Arrays.copyOfRange(outputs, row * columns, (row + 1) * columns);
            predictions.add(
                    classes == 0
                            ? new Prediction(
                                    own, null, null, data.targetScaler().undo(own[0]))
                            : new Prediction(own, reading.winner(own, 0), probabilities(spec.loss(), own), null));
        }
        return predictions;
    }

    private static float @Nullable [] probabilities(Loss loss, float[] outputs) {
        return switch (loss) {
            case SIGMOID_CROSS_ENTROPY -> new float[] {1 - outputs[0], outputs[0]};
            case SOFTMAX_CROSS_ENTROPY -> outputs;
            default -> null;
        };
    }
}
