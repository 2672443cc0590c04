package dev.chainrule.dashboard;

import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Draws the parts of an experiment's page that show many runs at once. */
@Component
class Drawings {

    private final EvidenceOfCells evidences;
    private final CurveDetail detail;
    private final Format format;
    private final JsonMapper json;

    Drawings(EvidenceOfCells evidences, CurveDetail detail, Format format, JsonMapper json) {
        this.evidences = evidences;
        this.detail = detail;
        this.format = format;
        this.json = json;
    }

    /** @param filter lets through the runs that the table shows, which are marked */
    Drawn of(LoadedExperiment loaded, Predicate<RunFacts> filter, Map<CellKey, CellSeries> cells) {
        ViewState view = loaded.view();
        Setup setup = loaded.setup();
        Grid grid = loaded.grid();
        Reading reading = Reading.of(view.metric(), setup, grid, run -> toTarget(run, loaded, cells), format);
        Curves curves = Curves.of(grid, setup, view, cells, detail.of(loaded, cells), format);
        LastLoss last = LastLoss.of(grid, setup, view, format);
        Evidence evidence = evidences.of(loaded, cells);
        Groups groups = Groups.of(evidence, view, reading, filter);
        Parallel parallel = Parallel.of(loaded, filter, format);
        ChartData charts = new ChartData(setup.chance(), curves.drawn(), last.drawn(), groups.drawn(), parallel);
        return new Drawn(
                Wall.of(grid, reading, metrics(view, setup), view, setup, format),
                best(loaded.facets(), reading, view),
                Findings.of(evidence, loaded),
                curves,
                last,
                groups,
                Pairing.of(loaded, filter, format),
                parallel,
                json.writeValueAsString(charts));
    }

    private ExperimentPage.@Nullable BestOfAll best(Facets facets, Reading reading, ViewState view) {
        if (facets.count() == 1
                || reading.metric() == Metric.EPOCHS_TO_TARGET
                || !reading.metric().ranks()) {
            return null; // the epochs of walls that are not shown are not read
        }
        return facets.best(reading.value(), reading.metric().score())
                .map(found -> {
                    Setting setting = view.setting().at(found.facet());
                    Cell cell = found.cell();
                    return new ExperimentPage.BestOfAll(
                            "%s at %s, %s, lr %s"
                                    .formatted(
                                            reading.words()
                                                    .of(reading.spread(cell).median()),
                                            setting.words(format),
                                            found.grid()
                                                    .initializations()
                                                    .get(cell.row())
                                                    .label(),
                                            format.rate(
                                                    found.grid().learningRates().get(cell.column()))),
                            view.with(setting).query(),
                            found.facet() == view.setting().index());
                })
                .orElse(null);
    }

    private static double toTarget(RunFacts run, LoadedExperiment loaded, Map<CellKey, CellSeries> cells) {
        CellSeries series = cells.get(loaded.cellOf(run));
        Trace trace = series == null ? null : series.traces().get(run.id());
        return trace == null || trace.firstAtTarget() < 0 ? Double.POSITIVE_INFINITY : trace.firstAtTarget();
    }

    private List<Wall.Choice> metrics(ViewState view, Setup setup) {
        List<Metric> offered = setup.validated()
                ? List.of(
                        Metric.TRAINING_LOSS,
                        Metric.VALIDATION_LOSS,
                        Metric.VALIDATION_SCORE,
                        Metric.EPOCHS_TO_TARGET,
                        Metric.DIVERGED_SHARE,
                        Metric.GAP)
                : List.of(Metric.TRAINING_LOSS, Metric.TRAINING_SCORE, Metric.EPOCHS_TO_TARGET, Metric.DIVERGED_SHARE);
        List<Wall.Choice> choices = new ArrayList<>();
        for (Metric metric : offered) {
            choices.add(new Wall.Choice(
                    Reading.label(metric, setup, format), view.with(metric).query(), metric == view.metric()));
        }
        return choices;
    }
}
