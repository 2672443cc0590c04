package dev.chainrule.dataset.upload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads bytes as UTF-8 and nothing else: a guessed encoding would silently change names. */
final class FileText {

    private static final String SAVE = "Save the table as CSV in UTF-8 (Excel calls it “CSV UTF-8”), and send that.";

    private FileText() {}

    /**
     * The text, without a byte order mark.
     *
     * @throws UnreadableFileException if it is empty, too large, of another kind, or not UTF-8; the message has the line
     */
    static String of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadableFileException("The file is empty. Choose one with a header line and rows.");
        }
        if (bytes.length > UploadLimits.BYTES) {
            throw new UnreadableFileException(String.format(
                    Locale.ROOT,
                    "%.1f MB are more than %d MB. Leave out rows or columns that are not needed.",
                    bytes.length / 1048576.0,
                    UploadLimits.BYTES >> 20));
        }
        refuseOtherKinds(bytes);
        boolean marked = startsWith(bytes, 0xEF, 0xBB, 0xBF);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (marked) {
            in.position(3);
        }
        String text = decode(in);
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new UnreadableFileException(
                    "Line %d holds a zero byte, so this is no text. %s".formatted(line(text, zero), SAVE));
        }
        if (text.isBlank()) {
            throw new UnreadableFileException("The file holds nothing but blanks. Choose one with a header and rows.");
        }
        return text;
    }

    private static void refuseOtherKinds(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw new UnreadableFileException("The file is UTF-16. " + SAVE);
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            throw new UnreadableFileException(
                    "The file is a ZIP archive, as Excel and LibreOffice workbooks are. " + SAVE);
        }
        if (startsWith(bytes, 0x1F, 0x8B)) {
            throw new UnreadableFileException("The file is compressed (gzip). Unpack it, and send the CSV itself.");
        }
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(ByteBuffer in) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            throw new UnreadableFileException("Line %d is not UTF-8: it holds the byte 0x%02X. %s"
                    .formatted(line(text, text.length()), in.get(in.position()) & 0xFF, SAVE));
        }
        return text;
    }

    private static long line(String text, int end) {
        return 1 + text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
