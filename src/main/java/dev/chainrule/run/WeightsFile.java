package dev.chainrule.run;

import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Kept weights of a run as a file that other programs read: for each layer, from 1, {@code layerN.weights} as [inputs, outputs] and
 * {@code layerN.biases} as [outputs]. A file of all kept epochs has them one after the other along a first axis, and {@code epochs} says
 * which they are. Not for several threads.
 */
public final class WeightsFile {

    /** The programs' formats. */
    public enum Format {
        NPZ,
        SAFETENSORS;

        /** Of a file's name. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is held in memory at a time; of one array always all. */
    private static final long BATCH_BYTES = 32 << 20;

    private static final String EPOCHS = "epochs";

    private final WeightsStore weights;
    private final long runId;
    private final boolean series;
    private final int[] epochs;
    private final List<FileArray> arrays = new ArrayList<>();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final Map<String, String> about = new LinkedHashMap<>();
    private final Map<String, byte[]> batch = new LinkedHashMap<>();

    private WeightsFile(WeightsStore weights, Run run, NetworkSpec network, boolean series, int[] epochs) {
        this.weights = weights;
        this.runId = run.id();
        this.series = series;
        this.epochs = epochs;
        if (series) {
            arrays.add(new FileArray(EPOCHS, true, epochs.length));
        }
        int offset = 0;
        int inputs = network.inputs();
        int number = 1;
        for (LayerSpec layer : network.layers()) {
            add("layer%d.weights".formatted(number), offset, inputs, layer.units());
            offset += inputs * layer.units();
            add("layer%d.biases".formatted(number), offset, layer.units());
            offset += layer.units();
            inputs = layer.units();
            number++;
        }
        about.put("format", "chainrule");
        about.put("run", Long.toString(runId));
        about.put("epoch", series ? "all kept, see epochs" : Integer.toString(epochs[0]));
        about.put("layout", "x·W + b with W as [inputs, outputs]");
    }

    /** One epoch. */
    public static WeightsFile of(WeightsStore weights, Run run, NetworkSpec network, int epoch) {
        return new WeightsFile(weights, run, network, false, new int[] {epoch});
    }

    /** All kept epochs of a run that has ended. */
    public static WeightsFile ofAll(WeightsStore weights, Run run, NetworkSpec network, KeptWeights kept) {
        return new WeightsFile(weights, run, network, true, kept.epochs());
    }

    private void add(String name, int offset, int... shape) {
        offsets.put(name, offset);
        int[] whole = shape;
        if (series) {
            whole = new int[shape.length + 1];
            whole[0] = epochs.length;
            System.arraycopy(shape, 0, whole, 1, shape.length);
        }
        arrays.add(new FileArray(name, false, whole));
    }

    /** Bytes of the file. */
    public long size(Format format) {
        return switch (format) {
            case NPZ -> Npz.size(arrays);
            case SAFETENSORS -> Safetensors.size(arrays, about);
        };
    }

    public void write(Format format, OutputStream out) throws IOException {
        switch (format) {
            case NPZ -> Npz.write(out, arrays, this::content);
            case SAFETENSORS -> Safetensors.write(out, arrays, about, this::content);
        }
    }

    private byte[] content(FileArray array) {
        if (array.name().equals(EPOCHS)) {
            return Floats.toBytes(epochs);
        }
        if (!batch.containsKey(array.name())) {
            read(arrays.indexOf(array));
        }
        return Objects.requireNonNull(batch.remove(array.name()));
    }

    /** Reads as many arrays as may be held at a time, going through the stored epochs once. */
    private void read(int first) {
        long bytes = 0;
        for (int i = first;
                i < arrays.size() && (i == first || bytes + arrays.get(i).bytes() <= BATCH_BYTES);
                i++) {
            bytes += arrays.get(i).bytes();
            batch.put(
                    arrays.get(i).name(), new byte[Math.toIntExact(arrays.get(i).bytes())]);
        }
        StoredEpochs stored = new StoredEpochs(weights, runId);
        for (int k = 0; k < epochs.length; k++) {
            byte[] epoch = Floats.toBytes(stored(stored, epochs[k]));
            for (Map.Entry<String, byte[]> array : batch.entrySet()) {
                int length = array.getValue().length / epochs.length;
                int from = Objects.requireNonNull(offsets.get(array.getKey())) * Float.BYTES;
                System.arraycopy(epoch, from, array.getValue(), k * length, length);
            }
        }
    }

    private float[] stored(StoredEpochs stored, int epoch) {
        float @Nullable [] values = stored.at(epoch);
        if (values == null) {
            throw new IllegalStateException(
                    "The weights of epoch %d of run %d went away while they were read.".formatted(epoch, runId));
        }
        return values;
    }
}
