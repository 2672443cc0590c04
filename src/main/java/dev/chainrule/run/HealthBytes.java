package dev.chainrule.run;

import dev.chainrule.engine.LayerHealth;
import java.util.ArrayList;
import java.util.List;

/** Health as bytes: for each epoch, layer after layer, seven little-endian float32 in the order of {@link LayerHealth}. */
final class HealthBytes {

    /** Figures of a layer. */
    static final int FIGURES = 7;

    private HealthBytes() {}

    static byte[] epochs(List<EpochHealth> health) {
        return Floats.toBytes(health.stream().mapToInt(EpochHealth::epoch).toArray());
    }

    /** All epochs have the same layers. */
    static byte[] figures(List<EpochHealth> health) {
        int layers = health.get(0).layers().size();
        float[] figures = new float[health.size() * layers * FIGURES];
        int i = 0;
        for (EpochHealth epoch : health) {
            for (LayerHealth layer : epoch.layers()) {
                figures[i++] = layer.activationMean();
                figures[i++] = layer.activationDeviation();
                figures[i++] = layer.deadShare();
                figures[i++] = layer.saturatedShare();
                figures[i++] = layer.gradientNorm();
                figures[i++] = layer.weightNorm();
                figures[i++] = layer.updateRatio();
            }
        }
        return Floats.toBytes(figures);
    }

    static List<EpochHealth> read(byte[] epochBytes, byte[] figureBytes) {
        int[] epochs = Floats.toInts(epochBytes);
        float[] figures = Floats.toFloats(figureBytes, 0, figureBytes.length);
        int layers = figures.length / FIGURES / epochs.length;
        List<EpochHealth> health = new ArrayList<>(epochs.length);
        int i = 0;
        for (int epoch : epochs) {
            List<LayerHealth> ofEpoch = new ArrayList<>(layers);
            for (int layer = 0; layer < layers; layer++, i += FIGURES) {
                ofEpoch.add(new LayerHealth(
                        figures[i],
                        figures[i + 1],
                        figures[i + 2],
                        figures[i + 3],
                        figures[i + 4],
                        figures[i + 5],
                        figures[i + 6]));
            }
            health.add(new EpochHealth(epoch, ofEpoch));
        }
        return health;
    }
}
