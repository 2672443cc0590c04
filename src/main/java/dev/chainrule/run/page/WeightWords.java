package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.engine.probe.ChainRule;
import dev.chainrule.engine.probe.RowPass;
import dev.chainrule.run.Probed;
import dev.chainrule.web.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Words one row's way through the weight, to the loss and back. */
final class WeightWords {

    private static final int MOST_TERMS = 12;
    private static final int MOST_OUTPUTS = 12;
    private static final int MOST_FEATURES = 4;
    private static final int MOST_DECIMALS = 9;

    private final Probed.Weight found;
    private final RowPass pass;
    private final ChainRule.Place place;
    private final UnitNames names;
    private final TrainingSpec spec;
    private final Format format;
    private final int last;

    WeightWords(Probed.Weight found, UnitNames names, TrainingSpec spec, Format format) {
        this.found = found;
        this.pass = found.pass();
        this.place = found.place();
        this.names = names;
        this.spec = spec;
        this.format = format;
        this.last = spec.network().layers().size() - 1;
    }

    /** What the row is: its class or value, and its features as the network sees them where they are few. */
    String about(PreparedData data) {
        int row = data.trainingRows()[found.row() - 1];
        float y = data.dataset().y()[row];
        String truth =
                data.dataset().classes() > 0 ? data.dataset().classNames().get((int) y) : format.number(y);
        String is = (data.dataset().classes() > 0 ? "Its class is " : "Its value is ") + truth;
        if (pass.x().length > MOST_FEATURES) {
            return is + ".";
        }
        List<String> features = IntStream.range(0, pass.x().length)
                .mapToObj(i -> names.shortly(0, i) + " " + format.number(pass.x()[i]))
                .toList();
        return "%s; as the network sees it, scaled: %s.".formatted(is, String.join(", ", features));
    }

    List<WeightPanel.Number> forward() {
        List<WeightPanel.Number> numbers = new ArrayList<>();
        double in = pass.in(place);
        double z = z();
        double through = found.weight() * in;
        numbers.add(new WeightPanel.Number(
                "comes in",
                format.number(in),
                place.bias() ? "1, as for every bias" : names.of(place.layer(), place.from())));
        numbers.add(new WeightPanel.Number(
                "z",
                format.number(z),
                "%s × %s, and %s from the others"
                        .formatted(format.number(found.weight()), format.number(in), format.number(z - through))));
        if (!folded()) {
            numbers.add(new WeightPanel.Number(
                    "a",
                    format.number(a()),
                    "%s(z) of %s".formatted(activation(), names.of(place.layer() + 1, place.unit()))));
        }
        int between = last - place.layer() - 1;
        if (between > 0) {
            numbers.add(new WeightPanel.Number(
                    "…", "", "through %s".formatted(format.count(between, "more hidden layer"))));
        }
        int likely = telling().get(0);
        if (place.layer() < last || folds()) {
            numbers.add(new WeightPanel.Number(
                    folds() ? "share" : "answer", format.number(pass.answers()[likely]), names.of(last + 1, likely)));
        }
        numbers.add(new WeightPanel.Number(
                "loss L", format.number(pass.loss()), "of this row; target " + format.number(pass.targets()[likely])));
        return numbers;
    }

    List<WeightPanel.Factor> factors() {
        List<WeightPanel.Factor> factors = new ArrayList<>();
        if (folded()) {
            factors.add(new WeightPanel.Factor("∂L", "∂z", format.number(byZ()), lossWords()));
        } else {
            factors.add(new WeightPanel.Factor(
                    "∂L", "∂a", format.number(byA()), place.layer() == last ? lossWords() : "the sum below"));
            factors.add(new WeightPanel.Factor(
                    "∂a", "∂z", format.number(pass.slopes()[place.layer()][place.unit()]), slopeWords()));
        }
        factors.add(new WeightPanel.Factor(
                "∂z", "∂w", format.number(pass.in(place)), place.bias() ? "1, as for every bias" : "what comes in"));
        return factors;
    }

    /** The largest products, in the units' order. */
    List<WeightPanel.Term> terms() {
        return listed().stream()
                .map(term -> new WeightPanel.Term(
                        term.unit() + 1,
                        names.shortly(place.layer() + 2, term.unit()),
                        format.number(term.weight()),
                        format.number(term.back()),
                        inSum(term.product(), sum())))
                .toList();
    }

    WeightPanel.@Nullable Term rest() {
        int more = found.terms().size() - MOST_TERMS;
        if (more <= 0) {
            return null;
        }
        double shown =
                listed().stream().mapToDouble(Probed.Weight.Term::product).sum();
        return new WeightPanel.Term(
                0, "and %s more, together".formatted(format.count(more)), "", "", inSum(sum() - shown, sum()));
    }

    String told() {
        return inSum(sum(), sum());
    }

    /** A part of a sum with the decimals that its three figures need, so that the parts add up to it as they stand there. */
    String inSum(double part, double sum) {
        if (sum == 0 || !Double.isFinite(sum) || !Double.isFinite(part)) {
            return format.number(part);
        }
        int decimals = 2 - (int) Math.floor(Math.log10(Math.abs(sum)));
        return decimals > MOST_DECIMALS
                ? format.number(part)
                : new BigDecimal(part)
                        .setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN)
                        .toPlainString()
                        .replace('-', '−');
    }

    private double sum() {
        return found.terms().stream().mapToDouble(Probed.Weight.Term::product).sum();
    }

    private List<Probed.Weight.Term> listed() {
        return found.terms().stream()
                .sorted(Comparator.comparingDouble((Probed.Weight.Term term) -> -Math.abs(term.product())))
                .limit(MOST_TERMS)
                .sorted(Comparator.comparingInt(Probed.Weight.Term::unit))
                .toList();
    }

    /** Those that the loss hears most of, in their order. */
    List<WeightPanel.Output> outputs() {
        return telling().stream()
                .limit(MOST_OUTPUTS)
                .sorted()
                .map(j -> new WeightPanel.Output(
                        names.shortly(last + 1, j),
                        format.number(pass.z()[last][j]),
                        format.number(pass.answers()[j]),
                        format.number(pass.targets()[j]),
                        format.number(pass.byZ()[last][j])))
                .toList();
    }

    /** Outputs, the one that the loss hears most of first; for classes that is mostly the row's own. */
    private List<Integer> telling() {
        return IntStream.range(0, pass.answers().length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -Math.abs(pass.byZ()[last][j]))
                        .thenComparing(Comparator.comparingDouble((Integer j) -> -pass.targets()[j])))
                .toList();
    }

    private String lossWords() {
        int unit = place.unit();
        String answer = format.number(pass.answers()[unit]);
        String target = format.number(pass.targets()[unit]);
        int outputs = pass.answers().length;
        String share =
                outputs == 1 || spec.loss() == Loss.SOFTMAX_CROSS_ENTROPY ? "" : ", / %d outputs".formatted(outputs);
        return switch (spec.loss()) {
            case SIGMOID_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY ->
                "share − target = %s − %s%s".formatted(answer, target, share);
            case SQUARED_ERROR -> "2 × (answer − target) = 2 × (%s − %s)%s".formatted(answer, target, share);
            case ABSOLUTE_ERROR -> "the sign of answer − target, %s − %s%s".formatted(answer, target, share);
            case HUBER -> "answer − target, at most ±1: %s − %s%s".formatted(answer, target, share);
            case HINGE ->
                byA() == 0
                        ? "0: target × answer is 1 or more"
                        : "−target, as target × answer is below 1%s".formatted(share);
        };
    }

    private String slopeWords() {
        String a = format.number(a());
        return switch (activationAt()) {
            case IDENTITY -> "1: the output is z itself";
            case TANH -> "slope of tanh: 1 − a² = 1 − (%s)²".formatted(a);
            case SIGMOID -> "slope of sigmoid: a × (1 − a), a = %s".formatted(a);
            case RELU -> z() > 0 ? "slope of ReLU: 1, as z is above 0" : "slope of ReLU: 0, as z is not above 0";
            default -> "slope of %s at z = %s".formatted(activation(), format.number(z()));
        };
    }

    private Activation activationAt() {
        return spec.network().layers().get(place.layer()).activation();
    }

    private String activation() {
        return activationAt() == Activation.RELU ? "ReLU" : activationAt().id().replace('_', ' ');
    }

    /** Whether the loss has the output's sigmoid or softmax in it. */
    private boolean folds() {
        return spec.loss() == Loss.SIGMOID_CROSS_ENTROPY || spec.loss() == Loss.SOFTMAX_CROSS_ENTROPY;
    }

    private boolean folded() {
        return folds() && place.layer() == last;
    }

    private double z() {
        return pass.z()[place.layer()][place.unit()];
    }

    private double a() {
        return pass.a()[place.layer()][place.unit()];
    }

    private double byA() {
        return pass.byA()[place.layer()][place.unit()];
    }

    private double byZ() {
        return pass.byZ()[place.layer()][place.unit()];
    }
}
