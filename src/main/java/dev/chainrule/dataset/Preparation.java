package dev.chainrule.dataset;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Split;

/** One way to prepare a data set: split, then scale by what the training rows say, then code the targets. */
record Preparation(DatasetSpec spec, double validationShare, Scaling scaling, TargetCoding coding) {

    PreparedData of(Dataset data) {
        Targets.check(data, coding);
        SplitRows rows = SplitRows.of(data, validationShare);
        boolean regression = data.kind().task() == Task.REGRESSION;
        int features = data.features();

        float[] rawX = gather(data.x(), features, rows.training());
        float[] rawY = gather(data.y(), 1, rows.training());
        Scaler scaler = ScalerFit.fit(scaling, rawX, features, data.kind().images());
        Scaler targetScaler = ScalerFit.fit(regression ? scaling : Scaling.NONE, rawY, 1, false);

        float[] trainingX = scaler.apply(rawX, rows.training().length);
        float[] trainingY = targetScaler.apply(rawY, rows.training().length);
        float[] validationX = scaler.apply(gather(data.x(), features, rows.validation()), rows.validation().length);
        float[] validationY = targetScaler.apply(gather(data.y(), 1, rows.validation()), rows.validation().length);

        Examples training = examples(data, trainingX, trainingY);
        Split split = rows.validation().length == 0
                ? Split.withoutValidation(training)
                : Split.of(training, examples(data, validationX, validationY));
        return new PreparedData(
                data,
                split,
                rows.training(),
                rows.validation(),
                scaler,
                targetScaler,
                Fingerprint.of(trainingX, trainingY, validationX, validationY),
                Targets.variance(training.y(), training.targets()));
    }

    private Examples examples(Dataset data, float[] x, float[] y) {
        int targets = Targets.columns(data, coding);
        return new Examples(y.length, data.features(), targets, x, Targets.code(y, coding, targets));
    }

    private static float[] gather(float[] values, int columns, int[] rows) {
        float[] gathered = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * columns, gathered, i * columns, columns);
        }
        return gathered;
    }
}
