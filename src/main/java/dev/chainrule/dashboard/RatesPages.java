package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RatesPage.Around;
import dev.chainrule.dashboard.RatesPage.Drawn;
import dev.chainrule.dashboard.RatesPage.Line;
import dev.chainrule.dashboard.RatesPage.Row;
import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Hyperparameters;
import dev.chainrule.experiment.Sketch;
import dev.chainrule.experiment.Sketches;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.RateCurve;
import dev.chainrule.run.RateSearch;
import dev.chainrule.run.RateSearchLog;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the page of a search for a learning rate out of what is stored. */
@Component
class RatesPages {

    private static final MathContext TWO_FIGURES = new MathContext(2);

    private final Experiments experiments;
    private final Sketches sketches;
    private final DefinitionJson definitions;
    private final RateSearchLog searches;
    private final Format format;
    private final JsonMapper json;

    RatesPages(
            Experiments experiments,
            Sketches sketches,
            DefinitionJson definitions,
            RateSearchLog searches,
            Format format,
            JsonMapper json) {
        this.experiments = experiments;
        this.sketches = sketches;
        this.definitions = definitions;
        this.searches = searches;
        this.format = format;
        this.json = json;
    }

    /**
     * What a search is for.
     *
     * @param self address of the page of the search
     * @param back what leads to the experiment, or back to the form
     * @param filled what fills the form with its settings, as its address says it
     */
    private record Subject(String name, String self, String back, String filled, Sweep sweep, boolean sketch) {}

    @Transactional(readOnly = true)
    RatesPage page(long id) {
        Experiment experiment = experiments.findById(id).orElseThrow(() -> ExperimentPages.missing(id));
        Sweep sweep = definitions.readExperiment(experiment.definition()).sweep();
        String path = "/experiments/" + id;
        String filled = "?from=" + id + (sweep.combinations() > 1 ? "&setting=0" : "");
        return page(new Subject(experiment.name(), path + "/rates", path, filled, sweep, false), searches.newest(id));
    }

    /** Of settings that are no experiment yet. */
    @Transactional(readOnly = true)
    RatesPage sketch(long id) {
        Sketch sketch = sketches.find(id).orElseThrow(() -> missing(id));
        String filled = "?sketch=" + id;
        return page(
                new Subject(
                        sketch.name(),
                        "/rates/" + id,
                        "/experiments/new" + filled,
                        filled,
                        sketch.definition().sweep(),
                        true),
                searches.newestOfSketch(id));
    }

    static NotFound missing(long sketch) {
        return new NotFound(
                "There is no search %d. Searches from the form are kept for thirty days.".formatted(sketch));
    }

    private RatesPage page(Subject of, Optional<RateSearch> search) {
        Sweep sweep = of.sweep();
        List<RateCurve> curves = search.map(RateSearch::curves).orElse(List.of());
        // of all, so that a line keeps its mark while others are still to come
        List<InitializationStyle> styles = InitializationStyle.of(sweep.initializations());
        List<Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (RateCurve curve : curves) {
            InitializationStyle style = styles.get(sweep.initializations().indexOf(curve.initialization()));
            rows.add(row(of, curve, style));
            lines.add(line(curve, style));
        }
        return new RatesPage(
                of.name(),
                of.self(),
                of.back(),
                of.sketch(),
                search.isPresent(),
                search.filter(found -> !found.state().ended()).isPresent(),
                search.map(RateSearch::failure).orElse(null),
                settings(sweep),
                sweep.initializations().size(),
                rows,
                all(of, curves),
                json.writeValueAsString(new Drawn(lines)));
    }

    private String settings(Sweep sweep) {
        return "seed " + sweep.seeds().get(0) + Hyperparameters.words(sweep.combination(0), format);
    }

    private Row row(Subject of, RateCurve curve, InitializationStyle style) {
        Double valley = curve.suggestion();
        double last = curve.rates()[curve.rates().length - 1];
        return new Row(
                curve.initialization().label(),
                style.colour(),
                style.mark(),
                format.number(curve.losses()[curve.settled()]) + " → " + format.number(curve.least()),
                rate(valley == null ? null : curve.steepest()),
                rate(valley),
                curve.blewUp() ? "at " + rate(last) : "not up to " + rate(last),
                valley == null ? reason(curve) : null,
                valley == null ? null : around(of, valley, List.of(curve.initialization())));
    }

    private static String reason(RateCurve curve) {
        return curve.valley() == null && curve.blewUp()
                ? "The loss blew up before it could fall."
                : "The loss fell by less than 1 % at any rate.";
    }

    /** Their geometric mean, as rates are. */
    private @Nullable Around all(Subject of, List<RateCurve> curves) {
        List<RateCurve> suggesting =
                curves.stream().filter(curve -> curve.suggestion() != null).toList();
        if (suggesting.size() < 2) {
            return null;
        }
        double mean = suggesting.stream()
                .mapToDouble(curve -> Math.log(Objects.requireNonNull(curve.valley())))
                .average()
                .orElseThrow();
        return around(
                of,
                Math.exp(mean),
                suggesting.stream().map(RateCurve::initialization).toList());
    }

    private Around around(Subject of, double rate, List<Initialization> initializations) {
        return new Around(
                rate(rate),
                FinerSweep.text(FinerSweep.around(rate)),
                FinerSweep.query(of.filled(), of.name(), rate, initializations));
    }

    private String rate(@Nullable Double rate) {
        return rate == null ? "–" : format.rate(new BigDecimal(rate).round(TWO_FIGURES));
    }

    private static Line line(RateCurve curve, InitializationStyle style) {
        Double valley = curve.suggestion();
        int from = curve.settled();
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
