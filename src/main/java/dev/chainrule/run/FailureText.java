package dev.chainrule.run;

/** Why something failed, as it is stored: whole if it is not very long, else its beginning. */
final class FailureText {

    private static final int LONGEST = 2_000;

    private FailureText() {}

    static String of(String cause) {
        return cause.length() > LONGEST ? cause.substring(0, LONGEST) : cause;
    }
}
