package dev.chainrule.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arrays as safetensors: the length of the header as 64 bits, the header as JSON with the place of each array, filled with spaces to a
 * multiple of 8 bytes, then the bytes without gaps. Format: huggingface/safetensors.
 */
final class Safetensors {

    private static final int ALIGNMENT = 8;
    private static final JsonMapper JSON = new JsonMapper();

    private Safetensors() {}

    /** @param content the bytes of each array, asked for in order */
    static void write(
            OutputStream out, List<FileArray> arrays, Map<String, String> metadata, Function<FileArray, byte[]> content)
            throws IOException {
        byte[] header = header(arrays, metadata);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        for (FileArray array : arrays) {
            out.write(content.apply(array));
        }
    }

    /** Bytes of the file. */
    static long size(List<FileArray> arrays, Map<String, String> metadata) {
        return Long.BYTES
                + header(arrays, metadata).length
                + arrays.stream().mapToLong(FileArray::bytes).sum();
    }

    private static byte[] header(List<FileArray> arrays, Map<String, String> metadata) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode about = header.putObject("__metadata__");
        metadata.forEach(about::put);
        long offset = 0;
        for (FileArray array : arrays) {
            ObjectNode node = header.putObject(array.name()).put("dtype", array.whole() ? "I32" : "F32");
            var shape = node.putArray("shape");
            for (int size : array.shape()) {
                shape.add(size);
            }
            node.putArray("data_offsets").add(offset).add(offset + array.bytes());
            offset += array.bytes();
        }
        String text = header.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT)).getBytes(StandardCharsets.UTF_8);
    }
}
