package dev.chainrule.run;

import dev.chainrule.engine.Examples;
import dev.chainrule.web.Conflict;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a probe may cost, so that an answer takes seconds at most.
 *
 * @param mostRows at most
 * @param mostParameters of a network
 * @param mostProducts rows × parameters
 */
record ProbeBounds(int mostRows, long mostParameters, long mostProducts) {

    /** For what takes a few hundred passes through the network. */
    static final ProbeBounds PASSES = new ProbeBounds(1_000, 100_000, 10_000_000);

    /** For what takes a thousand passes and the weights of many epochs. */
    static final ProbeBounds THOUSAND_PASSES = new ProbeBounds(1_000, 50_000, 2_000_000);

    /** For the check of the gradient, which takes two passes a parameter. */
    static final ProbeBounds EACH_PARAMETER = new ProbeBounds(32, 20_000, 80_000);

    /** For what takes one plain pass through the network for each row. */
    static final ProbeBounds EACH_ROW = new ProbeBounds(20_000, 100_000, 20_000_000);

    /** For a few hundred passes that nobody asked for: tenths of a second. */
    static final ProbeBounds IN_PASSING = new ProbeBounds(1_000, 20_000, 500_000);

    /** Whether these bounds allow all that the wider ones allow of so many rows. */
    boolean allow(ProbeBounds wider, int rows, long parameters) {
        long used = Math.min(rows, Math.max(1, Math.min(wider.mostRows, wider.mostProducts / parameters)));
        return parameters <= mostParameters && used <= mostRows && used * parameters <= mostProducts;
    }

    /** @throws Conflict if the run's network is too large */
    void check(Run run) {
        String refusal = refusal(run);
        if (refusal != null) {
            throw new Conflict(refusal);
        }
    }

    @Nullable
    String refusal(Run run) {
        return run.parameters() <= mostParameters
                ? null
                : "The network of run %d has %,d weights and biases, too many to be probed while somebody waits. This probe takes networks of up to %,d."
                        .formatted(run.id(), run.parameters(), mostParameters);
    }

    /** As many rows as the bounds allow, evenly spaced from the first; all if they are not too many. */
    Examples rows(Examples all, long parameters) {
        int count = (int) Math.max(1, Math.min(mostRows, mostProducts / parameters));
        if (all.rows() <= count) {
            return all;
        }
        float[] x = new float[count * all.features()];
        float[] y = new float[count * all.targets()];
        for (int i = 0; i < count; i++) {
            int row = (int) ((long) i * all.rows() / count);
            System.arraycopy(all.x(), row * all.features(), x, i * all.features(), all.features());
            System.arraycopy(all.y(), row * all.targets(), y, i * all.targets(), all.targets());
        }
        return new Examples(count, all.features(), all.targets(), x, y);
    }

    /** At most so many of ascending numbers, evenly spaced, the first, the last and one of them always among them. */
    static int[] spaced(int[] all, int most, int always) {
        int[] spaced = new int[Math.min(most, all.length)];
        for (int i = 0; i < spaced.length; i++) {
            spaced[i] = spaced.length == 1 ? always : all[(int) ((long) i * (all.length - 1) / (spaced.length - 1))];
        }
        if (Arrays.binarySearch(spaced, always) >= 0) {
            return spaced;
        }
        int[] more = Arrays.copyOf(spaced, spaced.length + 1);
        more[spaced.length] = always;
        Arrays.sort(more);
        return more;
    }
}
