package dev.chainrule.run;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of weights. */
final class Hashes {

    private Hashes() {}

    /** SHA-256 of the little-endian float32 bytes, lower-case hex. */
    static String sha256(float[] weights) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Floats.toBytes(weights)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
