package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ExperimentPage.Filter;
import dev.chainrule.dashboard.ViewState.Group;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the page of an experiment out of what is stored. */
@Component
class ExperimentPages {

    private final Experiments experiments;
    private final DefinitionJson definitions;
    private final ExperimentIndex index;
    private final RunFactsRepository runs;
    private final SeriesOfCells series;
    private final Datasets datasets;
    private final Presentation presentation;

    /** How things are written. */
    @Component
    record Presentation(Format format, JsonMapper json) {}

    ExperimentPages(
            Experiments experiments,
            DefinitionJson definitions,
            ExperimentIndex index,
            RunFactsRepository runs,
            SeriesOfCells series,
            Datasets datasets,
            Presentation presentation) {
        this.experiments = experiments;
        this.definitions = definitions;
        this.index = index;
        this.runs = runs;
        this.series = series;
        this.datasets = datasets;
        this.presentation = presentation;
    }

    static NotFound missing(long id) {
        return new NotFound("There is no experiment %d.".formatted(id));
    }

    /** Names the state of an experiment and its runs; changes whenever any of them does. */
    String cursor(long id) {
        long version = index.version(id).orElseThrow(() -> missing(id));
        return version + "." + runs.version(id);
    }

    @Transactional(readOnly = true)
    ExperimentPage page(long id, ViewState asked, Map<String, String> parameters) {
        // before anything else is read: what changes meanwhile is then asked for once more rather than missed
        String cursor = cursor(id);
        Experiment experiment = experiments.findById(id).orElseThrow(() -> missing(id));
        ExperimentDefinition definition = definitions.readExperiment(experiment.definition());
        ViewState view = asked.with(Setting.read(definition, parameters, datasets));
        List<RunFacts> all = runs.of(id);
        Facets facets = new Facets(definition.sweep(), all);
        int shown = view.setting().index();
        List<RunFacts> facts = facets.runs(shown);
        double chance = facts.isEmpty() ? Double.NaN : facts.get(0).chance();
        Setup setup = Setup.of(definition.at(shown), chance, datasets, presentation.format());
        if (facets.count() > 1 && !setup.validated() && view.metric().needsValidation()) {
            view = view.with(Metric.TRAINING_LOSS); // chosen on another wall, where there is validation
        }
        check(view, setup, facets.grid(shown));
        return page(experiment, cursor, view, setup, facets, Tally.of(all));
    }

    /** All runs of an experiment as a file. */
    @Transactional(readOnly = true)
    String csv(long id) {
        Experiment experiment = experiments.findById(id).orElseThrow(() -> missing(id));
        return RunsCsv.of(
                runs.of(id), definitions.readExperiment(experiment.definition()).sweep());
    }

    private static void check(ViewState view, Setup setup, Grid grid) {
        if (view.metric().needsValidation() && !setup.validated()) {
            throw new BadInput(
                    "metric",
                    "“%s” needs validation, but this experiment trains on all rows. Use tl, ta or ep."
                            .formatted(view.metric().id()));
        }
        if (view.cell() != null && grid.find(view.cell()).isEmpty()) {
            throw new BadInput(
                    "cell",
                    "There is no cell %s. Use 0-0 to %d-%d."
                            .formatted(
                                    view.cell(),
                                    grid.initializations().size() - 1,
                                    grid.learningRates().size() - 1));
        }
    }

    private ExperimentPage page(
            Experiment experiment, String cursor, ViewState view, Setup setup, Facets facets, Tally tally) {
        Format format = presentation.format();
        int shown = view.setting().index();
        Grid grid = facets.grid(shown);
        Map<CellKey, CellSeries> cells = series.of(experiment.id(), shown, needed(grid, view), setup.targetLoss());
        Reading reading = Reading.of(view.metric(), setup, grid, run -> toTarget(run, grid, cells), format);
        Stage stage = Stage.of(experiment.state(), tally.runs(), tally.queued(), tally.running());
        Curves curves = Curves.of(grid, setup, view, cells, format);
        LastLoss last = LastLoss.of(grid, setup, view, format);
        ChartData charts = new ChartData(setup.chance(), curves.drawn(), last.drawn());
        return new ExperimentPage(
                experiment.id(),
                experiment.name(),
                experiment.description(),
                List.copyOf(experiment.tags()),
                "%s · %s, %s · %s"
                        .formatted(
                                setup.dataset(),
                                setup.network(),
                                format.count(setup.parameters(), "parameter"),
                                setup.training()),
                stage,
                experiment.state() == Experiment.State.ACTIVE && tally.open() > 0,
                experiment.state() == Experiment.State.PAUSED,
                experiment.state() != Experiment.State.CANCELLED && tally.open() > 0,
                cursor,
                stage == Stage.RUNNING || stage == Stage.QUEUED || tally.running() > 0,
                Progress.of(tally, stage, experiment.createdAt(), format),
                Wall.of(grid, reading, metrics(view, setup), view, setup, format),
                view.setting().controls(view, format),
                best(facets, reading, view),
                filter(view, grid),
                curves,
                setup.chanceText(format),
                last,
                RunTable.of(grid, setup, view, cells, Tally.of(facets.runs(shown)), format),
                tally.runs(),
                presentation.json().writeValueAsString(charts));
    }

    private ExperimentPage.@Nullable BestOfAll best(Facets facets, Reading reading, ViewState view) {
        if (facets.count() == 1 || reading.metric() == Metric.EPOCHS_TO_TARGET) {
            return null; // the epochs of walls that are not shown are not read
        }
        Format format = presentation.format();
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

    /** The cells whose curves the page shows something of. */
    private static Collection<Cell> needed(Grid grid, ViewState view) {
        if (view.metric() == Metric.EPOCHS_TO_TARGET || view.cell() == null) {
            return grid.cells();
        }
        Set<Cell> cells = new HashSet<>(Curves.cells(grid, view));
        grid.find(view.cell()).ifPresent(cells::add);
        return cells;
    }

    private static double toTarget(RunFacts run, Grid grid, Map<CellKey, CellSeries> cells) {
        CellKey key = new CellKey(
                grid.rowOf(run.initialization()), grid.learningRates().indexOf(run.learningRate()));
        CellSeries series = cells.get(key);
        Trace trace = series == null ? null : series.traces().get(run.id());
        return trace == null || trace.firstAtTarget() < 0 ? Double.POSITIVE_INFINITY : trace.firstAtTarget();
    }

    private List<Wall.Choice> metrics(ViewState view, Setup setup) {
        List<Metric> offered = setup.validated()
                ? List.of(
                        Metric.TRAINING_LOSS, Metric.VALIDATION_LOSS, Metric.VALIDATION_SCORE, Metric.EPOCHS_TO_TARGET)
                : List.of(Metric.TRAINING_LOSS, Metric.TRAINING_SCORE, Metric.EPOCHS_TO_TARGET);
        List<Wall.Choice> choices = new ArrayList<>();
        for (Metric metric : offered) {
            choices.add(new Wall.Choice(
                    Reading.label(metric, setup, presentation.format()),
                    view.with(metric).query(),
                    metric == view.metric()));
        }
        return choices;
    }

    private Filter filter(ViewState view, Grid grid) {
        ViewState all = view.with((CellKey) null);
        String cell = view.cell() == null
                ? null
                : "%s, lr %s"
                        .formatted(
                                grid.initializations().get(view.cell().row()).label(),
                                presentation
                                        .format()
                                        .rate(grid.learningRates()
                                                .get(view.cell().column())));
        return new Filter(
                cell,
                grid.size(),
                all.query(),
                List.of(
                        new Wall.Choice(
                                "learning rates",
                                view.with(Group.INITIALIZATION).query(),
                                view.group() == Group.INITIALIZATION),
                        new Wall.Choice(
                                "initializations",
                                view.with(Group.LEARNING_RATE).query(),
                                view.group() == Group.LEARNING_RATE)),
                all.choices());
    }
}
