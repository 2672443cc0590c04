package dev.chainrule.learn;

import dev.chainrule.learn.Exhibit.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exhibit as it stands here.
 *
 * @param trained whether it needs experiments, which somebody must start
 * @param lines expected beside yours
 * @param parts its experiments
 * @param ended of its runs
 * @param runs all of them together
 */
record ExhibitPage(Label label, boolean trained, List<Line> lines, List<PartLine> parts, int ended, int runs) {

    /** @param yours empty while it is open */
    record Line(String setting, String expected, String yours, Verdict verdict) {}

    /** @param experiment null as long as it was not started */
    record PartLine(String name, @Nullable Long experiment, int ended, int runs) {}

    /** Whether what came out is what is known. */
    enum Verdict {
        AGREES("agrees", "learned"),
        DIFFERS("differs", "diverged"),
        OPEN("not yet", "queued");

        private final String label;
        private final String badge;

        Verdict(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        public String label() {
            return label;
        }

        /** Class of the mark beside the word. */
        public String badge() {
            return badge;
        }
    }

    public boolean started() {
        return parts.stream().anyMatch(part -> part.experiment() != null);
    }

    /** Whether anything of it is still to come by itself. */
    public boolean underWay() {
        return trained && started() && ended < runs;
    }

    /** Whether somebody has to press the button. */
    public boolean waits() {
        return trained && parts.stream().anyMatch(part -> part.experiment() == null);
    }

    public Verdict verdict() {
        if (lines.stream().anyMatch(line -> line.verdict() == Verdict.DIFFERS)) {
            return Verdict.DIFFERS;
        }
        boolean agrees = !lines.isEmpty() && lines.stream().allMatch(line -> line.verdict() == Verdict.AGREES);
        return agrees ? Verdict.AGREES : Verdict.OPEN;
    }

    /** All of it in a few words, beside the badge. */
    public String summary() {
        if (underWay()) {
            return "%,d of %,d runs".formatted(ended, runs);
        }
        if (!trained && lines.isEmpty()) {
            return "computed when opened";
        }
        if (verdict() == Verdict.OPEN) {
            return started() ? "some runs have no result" : "%,d runs".formatted(runs);
        }
        long agree =
                lines.stream().filter(line -> line.verdict() == Verdict.AGREES).count();
        return "%d of %d".formatted(agree, lines.size());
    }

    public String badge() {
        return underWay() ? "running" : verdict().badge();
    }

    public String state() {
        return underWay() ? "training" : verdict().label();
    }
}
