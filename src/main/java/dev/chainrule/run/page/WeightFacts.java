package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Penalty;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.run.WeightName;
import dev.chainrule.web.Format;
import dev.chainrule.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of one weight what it is, what its gradient is, and how the chain rule makes that of the run's own numbers. */
@Component
class WeightFacts {

    private final Probing probing;
    private final Format format;

    WeightFacts(Probing probing, Format format) {
        this.probing = probing;
        this.format = format;
    }

    /**
     * Which weight, of which row.
     *
     * @param layer null if none was chosen
     */
    record Asked(
            @Nullable Integer layer,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Integer row) {}

    /** @param epoch whose weights are kept; −1 if there are none */
    WeightPanel of(Run run, TrainingSpec spec, PreparedData data, int epoch, Asked asked) {
        UnitNames names = new UnitNames(spec.network(), data.dataset());
        WeightPanel.Choice choice = choice(names, spec.network(), asked);
        String refusal = probing.weightsTooMany(run);
        if (refusal != null || epoch < 0 || asked.layer() == null) {
            return new WeightPanel(refusal, refusal == null, choice, null);
        }
        try {
            int rows = data.trainingRows().length;
            Integer row = asked.row() == null ? null : (Integer) Math.max(1, Math.min(rows, asked.row()));
            Probed.Weight found =
                    probing.weight(run, epoch, new WeightName(choice.layer(), choice.from(), choice.to()), row);
            return new WeightPanel(null, true, choice, found(found, names, spec, data));
        } catch (Refusal refused) {
            return new WeightPanel(refused.getMessage(), true, choice, null);
        }
    }

    /** What was asked for, brought to what there is: a form keeps its numbers when another layer is chosen. */
    private static WeightPanel.Choice choice(UnitNames names, NetworkSpec network, Asked asked) {
        int layers = network.layers().size();
        int layer = within(asked.layer(), 1, layers);
        int mostFrom = names.units(layer - 1);
        int mostTo = names.units(layer);
        List<String> froms = new ArrayList<>();
        if (mostFrom <= WeightPanel.MOST_LISTED) {
            froms.add("bias");
            IntStream.range(0, mostFrom).forEach(unit -> froms.add(names.shortly(layer - 1, unit)));
        }
        return new WeightPanel.Choice(
                IntStream.rangeClosed(1, layers)
                        .mapToObj(l -> names.layer(l - 1) + " → " + names.layer(l))
                        .toList(),
                froms,
                mostTo > WeightPanel.MOST_LISTED
                        ? List.of()
                        : IntStream.range(0, mostTo)
                                .mapToObj(unit -> names.shortly(layer, unit))
                                .toList(),
                mostFrom,
                mostTo,
                layer,
                asked.from() == null ? 1 : within(asked.from(), 0, mostFrom),
                within(asked.to(), 1, mostTo));
    }

    private static int within(@Nullable Integer value, int least, int most) {
        return value == null ? least : Math.max(least, Math.min(most, value));
    }

    private WeightPanel.Found found(Probed.Weight found, UnitNames names, TrainingSpec spec, PreparedData data) {
        WeightWords words = new WeightWords(found, names, spec, format);
        double largest = Arrays.stream(found.slopes()).map(Math::abs).max().orElse(0);
        int at = Arrays.binarySearch(found.slopes(), found.slope());
        int place = at < 0 ? -at - 1 : at;
        return new WeightPanel.Found(
                found.epoch(),
                names.of(found.place()),
                format.number(found.weight()),
                format.number(found.gradient()),
                step(found, spec),
                found.row(),
                found.allRows(),
                found.telling(),
                words.about(data),
                words.forward(),
                words.factors(),
                format.number(found.slope()),
                words.terms(),
                words.rest(),
                words.told(),
                words.outputs(),
                found.pass().answers().length - words.outputs().size(),
                mean(found, words),
                new WeightPanel.Shape(area(found.slopes(), largest, -1), area(found.slopes(), largest, 1)),
                200.0 * place / Math.max(1, found.slopes().length - 1),
                limits(found, spec));
    }

    private String step(Probed.Weight found, TrainingSpec spec) {
        double step = -found.learningRate() * found.gradient();
        String sentence = "Plain descent over all rows at this epoch’s rate %s would change it by %s, to %s."
                .formatted(
                        format.rate(found.learningRate()),
                        format.difference(step),
                        format.number(found.weight() + step));
        boolean plain = spec.optimizer() instanceof Optimizer.Sgd sgd && sgd.momentum() == 0;
        return plain
                ? sentence
                : sentence + " This run’s optimizer makes another step of it, with its memory of earlier ones.";
    }

    /** "Of 240 rows, 137 want it larger and 103 smaller: (−4.20 + 1.10) / 240 = −0.0129." */
    private String mean(Probed.Weight found, WeightWords words) {
        double[] larger = Arrays.stream(found.slopes()).filter(s -> s < 0).toArray();
        double[] smaller = Arrays.stream(found.slopes()).filter(s -> s > 0).toArray();
        int still = found.rows() - larger.length - smaller.length;
        String rows = found.rows() < found.allRows()
                ? "%s of %s, evenly spaced,".formatted(format.count(found.rows()), format.count(found.allRows(), "row"))
                : format.count(found.rows(), "row") + ",";
        return "Of %s %s want it larger and %s smaller%s: (%s + %s) / %s = %s."
                .formatted(
                        rows,
                        format.count(larger.length),
                        format.count(smaller.length),
                        still == 0 ? "" : ", %s say nothing".formatted(format.count(still)),
                        words.inSum(Arrays.stream(larger).sum(), found.gradient() * found.rows()),
                        words.inSum(Arrays.stream(smaller).sum(), found.gradient() * found.rows()),
                        format.count(found.rows()),
                        format.number(found.gradient()));
    }

    private static String limits(Probed.Weight found, TrainingSpec spec) {
        List<String> limits = new ArrayList<>();
        if (spec.batchSize() < found.allRows()) {
            limits.add("Training takes batches of %,d rows; each update sees their mean alone."
                    .formatted(spec.batchSize()));
        }
        if (spec.network().layers().stream().anyMatch(layer -> layer.dropout() > 0)) {
            limits.add("Nothing is dropped out here, as when the network is evaluated.");
        }
        if (!spec.refinements().penalty().equals(Penalty.NONE)) {
            limits.add("The penalty on the weights is not in this loss.");
        }
        limits.add("Numbers are rounded to three figures.");
        return String.join(" ", limits);
    }

    /** The rows' gradients of one sign as an area over their ascending order, the zero line at 24. */
    private static String area(double[] slopes, double largest, int sign) {
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return "";
        }
        StringBuilder path = new StringBuilder("M0 24");
        int points = Math.min(200, slopes.length);
        for (int i = 0; i < points; i++) {
            double slope = slopes[(int) ((long) i * slopes.length / points)];
            double height = slope * sign > 0 ? 24 * slope / largest : 0;
            path.append("L%.1f %.1f".formatted(200.0 * i / points, 24 - height))
                    .append("H%.1f".formatted(200.0 * (i + 1) / points));
        }
        return path.append("V24Z").toString();
    }
}
