package dev.chainrule.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Arrays as NumPy's {@code np.load} reads them: a zip of {@code .npy} files of version 1.0, C order, not compressed, as weights hardly
 * shrink. The same arrays give the same bytes. Format: numpy.lib.format.
 */
final class Npz {

    private static final int ALIGNMENT = 64;
    private static final int LOCAL_HEADER = 30;
    private static final int CENTRAL_HEADER = 46;
    private static final int END = 22;
    /** Any, as long as it is always the same; of the first that a zip knows Java makes a longer entry. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Npz() {}

    /** @param content the bytes of each array, asked for in order */
    static void write(OutputStream out, List<FileArray> arrays, Function<FileArray, byte[]> content)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (FileArray array : arrays) {
                byte[] header = header(array);
                byte[] bytes = content.apply(array);
                CRC32 crc = new CRC32();
                crc.update(header);
                crc.update(bytes);
                ZipEntry entry = new ZipEntry(file(array));
                entry.setTimeLocal(NO_TIME);
                entry.setSize((long) header.length + bytes.length);
                entry.setCompressedSize(entry.getSize());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(header);
                zip.write(bytes);
                zip.closeEntry();
            }
        }
    }

    /** Bytes of the file. */
    static long size(List<FileArray> arrays) {
        long size = END;
        for (FileArray array : arrays) {
            size += LOCAL_HEADER + CENTRAL_HEADER + 2L * file(array).length() + header(array).length + array.bytes();
        }
        return size;
    }

    private static String file(FileArray array) {
        return array.name() + ".npy";
    }

    /** Magic, version, length, and a Python dictionary that fills up to a multiple of 64 bytes and ends with a line feed. */
    private static byte[] header(FileArray array) {
        String shape = array.shape().length == 1 ? "(" + array.sizes() + ",)" : "(" + array.sizes() + ")";
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
                .formatted(array.whole() ? "<i4" : "<f4", shape);
        int before = 10;
        int length = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
        ByteBuffer header = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        header.putShort((short) length);
        header.put((text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }
}
