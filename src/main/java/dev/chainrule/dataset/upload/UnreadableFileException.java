package dev.chainrule.dataset.upload;

/** A file that is no table of text: nothing of it can be shown. The message says what it is and what would be right. */
final class UnreadableFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnreadableFileException(String message) {
        super(message);
    }
}
