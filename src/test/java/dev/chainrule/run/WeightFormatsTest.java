package dev.chainrule.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files with weights, read back by what their formats say and nothing of the writers. */
class WeightFormatsTest {

    private static final FileArray EPOCHS = new FileArray("epochs", true, 2);
    private static final FileArray WEIGHTS = new FileArray("layer1.weights", false, 2, 1, 3);
    private static final Map<String, byte[]> CONTENT = Map.of(
            "epochs", Floats.toBytes(new int[] {0, 70_000}),
            "layer1.weights", Floats.toBytes(new float[] {1, -2, 0.5f, Float.MIN_VALUE, 3e38f, -0f}));

    private static byte[] npz() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npz.write(out, List.of(EPOCHS, WEIGHTS), array -> CONTENT.get(array.name()));
        return out.toByteArray();
    }

    @Test
    void anNpzIsAZipOfNpyFilesThatSayTheirTypeAndShape() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }

        assertThat(files).containsOnlyKeys("epochs.npy", "layer1.weights.npy");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ByteBuffer npy = ByteBuffer.wrap(file.getValue()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(npy.get()).isEqualTo((byte) 0x93);
            byte[] magic = new byte[5];
            npy.get(magic);
            assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
            assertThat(npy.get()).as("major version").isEqualTo((byte) 1);
            assertThat(npy.get()).as("minor version").isZero();
            byte[] header = new byte[npy.getShort()];
            npy.get(header);
            assertThat(npy.position() % 64).as("where the numbers begin").isZero();
            boolean epochs = file.getKey().equals("epochs.npy");
            assertThat(new String(header, StandardCharsets.US_ASCII))
                    .startsWith(
                            epochs
                                    ? "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }"
                                    : "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 3), }")
                    .matches("[^\n]*\n");
            byte[] numbers = new byte[npy.remaining()];
            npy.get(numbers);
            assertThat(numbers).isEqualTo(CONTENT.get(epochs ? "epochs" : "layer1.weights"));
        }
    }

    @Test
    void theSizeThatIsToldIsThatOfTheFile() throws IOException {
        ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        Safetensors.write(tensors, List.of(EPOCHS, WEIGHTS), Map.of("run", "7"), array -> CONTENT.get(array.name()));

        assertThat(npz()).hasSize((int) Npz.size(List.of(EPOCHS, WEIGHTS))).isEqualTo(npz());
        assertThat(tensors.toByteArray()).hasSize((int) Safetensors.size(List.of(EPOCHS, WEIGHTS), Map.of("run", "7")));
    }

    @Test
    void safetensorsHaveAHeaderOfAWholeNumberOfEightBytesAndThenTheNumbersWithoutGaps() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(out, List.of(EPOCHS, WEIGHTS), Map.of("run", "7"), array -> CONTENT.get(array.name()));
        ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);

        long length = file.getLong();
        byte[] header = new byte[(int) length];
        file.get(header);
        byte[] numbers = new byte[file.remaining()];
        file.get(numbers);

        assertThat(length % 8).isZero();
        assertThat(header[0]).isEqualTo((byte) '{');
        JsonNode json = new JsonMapper().readTree(header);
        assertThat(json.get("__metadata__").get("run").asString()).isEqualTo("7");
        assertThat(json.get("epochs").toString()).isEqualTo("{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[0,8]}");
        assertThat(json.get("layer1.weights").toString())
                .isEqualTo("{\"dtype\":\"F32\",\"shape\":[2,1,3],\"data_offsets\":[8,32]}");
        assertThat(numbers).hasSize(32).startsWith(CONTENT.get("epochs")).endsWith(CONTENT.get("layer1.weights"));
    }
}
