package dev.chainrule.run;

/** A run's place in the queue. A run that is queued again gets another, so that an old one cannot start it. */
public record Place(long runId, int enqueued) {

    static Place of(Run run) {
        return new Place(run.id(), run.enqueued());
    }

    @Override
    public String toString() {
        return runId + "-" + enqueued;
    }

    /** Reads what {@link #toString} writes. */
    public static Place parse(String text) {
        int dash = text.indexOf('-');
        return new Place(Long.parseLong(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }
}
