package dev.chainrule.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over float32 values, little-endian. */
final class Fingerprint {

    private static final int BLOCK = 1 << 14;

    private Fingerprint() {}

    /** @return lower-case hex, over the arrays one after the other */
    static String of(float[]... parts) {
        MessageDigest digest = sha256();
        byte[] bytes = new byte[BLOCK * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] part : parts) {
            for (int from = 0; from < part.length; from += BLOCK) {
                int count = Math.min(BLOCK, part.length - from);
                buffer.asFloatBuffer().put(0, part, from, count);
                digest.update(bytes, 0, count * Float.BYTES);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
