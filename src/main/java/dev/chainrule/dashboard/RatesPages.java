package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RatesPage.Around;
import dev.chainrule.dashboard.RatesPage.Drawn;
import dev.chainrule.dashboard.RatesPage.Line;
import dev.chainrule.dashboard.RatesPage.Row;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.probe.RangeTest;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.RateCurve;
import dev.chainrule.run.RateSearch;
import dev.chainrule.run.RateSearchLog;
import dev.chainrule.web.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the page of a search for a learning rate out of what is stored. */
@Component
class RatesPages {

    /** Updates at the start whose mean loss is still that of few batches; no suggestion comes from them, and no fall. */
    private static final int SETTLING = RangeTest.UPDATES / 10;

    /** Of the loss; below it the longest fall is rounding or the batches, and a rate taken from it would mislead. */
    private static final double LEAST_FALL = .01;

    private static final MathContext TWO_FIGURES = new MathContext(2);

    private final Experiments experiments;
    private final DefinitionJson definitions;
    private final RateSearchLog searches;
    private final Format format;
    private final JsonMapper json;

    RatesPages(
            Experiments experiments,
            DefinitionJson definitions,
            RateSearchLog searches,
            Format format,
            JsonMapper json) {
        this.experiments = experiments;
        this.definitions = definitions;
        this.searches = searches;
        this.format = format;
        this.json = json;
    }

    @Transactional(readOnly = true)
    RatesPage page(long id) {
        Experiment experiment = experiments.findById(id).orElseThrow(() -> ExperimentPages.missing(id));
        ExperimentDefinition definition = definitions.readExperiment(experiment.definition());
        Sweep sweep = definition.sweep();
        Optional<RateSearch> search = searches.newest(id);
        List<RateCurve> curves = search.map(RateSearch::curves).orElse(List.of());
        // of all, so that a line keeps its mark while others are still to come
        List<InitializationStyle> styles = InitializationStyle.of(sweep.initializations());
        List<Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (RateCurve curve : curves) {
            InitializationStyle style = styles.get(sweep.initializations().indexOf(curve.initialization()));
            rows.add(row(experiment, sweep, curve, style));
            lines.add(line(curve, style));
        }
        return new RatesPage(
                id,
                experiment.name(),
                search.isPresent(),
                search.filter(found -> !found.state().ended()).isPresent(),
                search.map(RateSearch::failure).orElse(null),
                settings(sweep),
                sweep.initializations().size(),
                rows,
                all(experiment, sweep, curves),
                json.writeValueAsString(new Drawn(lines)));
    }

    private String settings(Sweep sweep) {
        String seed = "seed " + sweep.seeds().get(0);
        return sweep.combination(0).entrySet().stream()
                .map(value -> "%s %s"
                        .formatted(
                                value.getKey().substring(value.getKey().lastIndexOf('.') + 1),
                                format.rate(value.getValue())))
                .collect(Collectors.joining(", ", seed + (sweep.combinations() > 1 ? ", " : ""), ""));
    }

    private Row row(Experiment experiment, Sweep sweep, RateCurve curve, InitializationStyle style) {
        Double valley = suggestion(curve);
        double last = curve.rates()[curve.rates().length - 1];
        return new Row(
                curve.initialization().label(),
                style.colour(),
                style.mark(),
                format.number(curve.losses()[settled(curve)]) + " → " + format.number(least(curve)),
                rate(valley == null ? null : curve.steepest()),
                rate(valley),
                curve.blewUp() ? "at " + rate(last) : "not up to " + rate(last),
                valley == null ? reason(curve) : null,
                valley == null ? null : around(experiment, sweep, valley, List.of(curve.initialization())));
    }

    /** The rate to begin with; null if the loss fell at none. */
    private static @Nullable Double suggestion(RateCurve curve) {
        return least(curve) <= (1 - LEAST_FALL) * curve.losses()[settled(curve)] ? curve.valley() : null;
    }

    /** The first place that counts: of a test that ended early the very first. */
    private static int settled(RateCurve curve) {
        return curve.losses().length > SETTLING ? SETTLING : 0;
    }

    private static double least(RateCurve curve) {
        double least = curve.losses()[settled(curve)];
        for (int i = settled(curve); i < curve.losses().length; i++) {
            least = curve.losses()[i] < least
                    ? curve.losses()[i]
                    : least; // where training ends in NaN, that is no least
        }
        return least;
    }

    private static String reason(RateCurve curve) {
        return curve.valley() == null && curve.blewUp()
                ? "The loss blew up before it could fall."
                : "The loss fell by less than 1 % at any rate.";
    }

    /** Their geometric mean, as rates are. */
    private @Nullable Around all(Experiment experiment, Sweep sweep, List<RateCurve> curves) {
        List<RateCurve> suggesting =
                curves.stream().filter(curve -> suggestion(curve) != null).toList();
        if (suggesting.size() < 2) {
            return null;
        }
        double mean = suggesting.stream()
                .mapToDouble(curve -> Math.log(Objects.requireNonNull(curve.valley())))
                .average()
                .orElseThrow();
        return around(
                experiment,
                sweep,
                Math.exp(mean),
                suggesting.stream().map(RateCurve::initialization).toList());
    }

    private Around around(Experiment experiment, Sweep sweep, double rate, List<Initialization> initializations) {
        return new Around(
                rate(rate),
                FinerSweep.text(FinerSweep.around(rate)),
                FinerSweep.query(experiment.id(), experiment.name(), sweep.combinations() > 1, rate, initializations));
    }

    private String rate(@Nullable Double rate) {
        return rate == null ? "–" : format.rate(new BigDecimal(rate).round(TWO_FIGURES));
    }

    private static Line line(RateCurve curve, InitializationStyle style) {
        Double valley = suggestion(curve);
        int from = settled(curve);
        return new Line(
                curve.initialization().label(),
                style.colour(),
                style.dash(),
                style.mark(),
                fourFigures(curve.rates(), from),
                fourFigures(curve.losses(), from),
                curve.blewUp(),
                valley == null ? -1 : Arrays.binarySearch(curve.rates(), (float) (double) valley) - from);
    }

    private static double[] fourFigures(float[] values, int from) {
        double[] rounded = new double[values.length - from];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = RoundNumbers.fourFigures(values[from + i]);
        }
        return rounded;
    }
}
