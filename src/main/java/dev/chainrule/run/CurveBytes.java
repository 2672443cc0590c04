package dev.chainrule.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Curves as bytes: whether there is validation (1 or 0, int32), the length (int32), then each array, little-endian float32. */
final class CurveBytes {

    private CurveBytes() {}

    static Curve of(List<EpochRow> rows) {
        int length = rows.size();
        boolean validated = length > 0 && rows.get(0).measures().validationLoss() != null;
        Curve curve = new Curve(
                new float[length],
                new float[validated ? length : 0],
                new float[length],
                new float[validated ? length : 0]);
        for (int i = 0; i < length; i++) {
            Measures measures = rows.get(i).measures();
            curve.trainingLoss()[i] = value(measures.trainingLoss());
            curve.trainingScore()[i] = value(measures.trainingScore());
            if (validated) {
                curve.validationLoss()[i] = value(measures.validationLoss());
                curve.validationScore()[i] = value(measures.validationScore());
            }
        }
        return curve;
    }

    static byte[] write(Curve curve) {
        int arrays = curve.hasValidation() ? 4 : 2;
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + arrays * curve.length() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(curve.hasValidation() ? 1 : 0).putInt(curve.length());
        FloatBuffer floats = bytes.asFloatBuffer();
        floats.put(curve.trainingLoss())
                .put(curve.validationLoss())
                .put(curve.trainingScore())
                .put(curve.validationScore());
        return bytes.array();
    }

    static Curve read(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        boolean validated = bytes.getInt() == 1;
        int length = bytes.getInt();
        FloatBuffer floats = bytes.asFloatBuffer();
        return new Curve(
                next(floats, length),
                next(floats, validated ? length : 0),
                next(floats, length),
                next(floats, validated ? length : 0));
    }

    private static float[] next(FloatBuffer floats, int length) {
        float[] values = new float[length];
        floats.get(values);
        return values;
    }

    private static float value(@Nullable Double value) {
        return value == null ? Float.NaN : value.floatValue();
    }
}
