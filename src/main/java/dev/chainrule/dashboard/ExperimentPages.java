package dev.chainrule.dashboard;

import dev.chainrule.dashboard.PagesInUse.Kept;
import dev.chainrule.dashboard.PagesInUse.Key;
import dev.chainrule.dashboard.ViewState.Show;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the page of an experiment out of what is stored. */
@Component
class ExperimentPages {

    private final Experiments experiments;
    private final DefinitionJson definitions;
    private final RunFactsRepository runs;
    private final KnownRuns known;
    private final PagesInUse inUse;
    private final SeriesOfCells series;
    private final EvidenceOfCells evidences;
    private final CurveDetail detail;
    private final RunTables tables;
    private final Datasets datasets;
    private final Presentation presentation;

    /** How things are written. */
    @Component
    record Presentation(Format format, JsonMapper json) {}

    ExperimentPages(
            Experiments experiments,
            DefinitionJson definitions,
            RunFactsRepository runs,
            KnownRuns known,
            PagesInUse inUse,
            SeriesOfCells series,
            EvidenceOfCells evidences,
            CurveDetail detail,
            RunTables tables,
            Datasets datasets,
            Presentation presentation) {
        this.experiments = experiments;
        this.definitions = definitions;
        this.runs = runs;
        this.known = known;
        this.inUse = inUse;
        this.series = series;
        this.evidences = evidences;
        this.detail = detail;
        this.tables = tables;
        this.datasets = datasets;
        this.presentation = presentation;
    }

    static NotFound missing(long id) {
        return new NotFound("There is no experiment %d.".formatted(id));
    }

    /** @param remembered the columns of the table that the reader chose before */
    @Transactional(readOnly = true)
    ExperimentPage page(long id, ViewState asked, Map<String, String> parameters, List<String> remembered) {
        Stored stored = stored(id);
        LoadedExperiment loaded = load(stored, asked, parameters);
        Key key = new Key(id, loaded.view().choices(), remembered, stored.cursor());
        return page(loaded, key, inUse.find(key).orElse(null)).page();
    }

    /**
     * A page as it is now, for somebody who has an earlier one.
     *
     * @param news what has changed since; null if the earlier page is not known any more
     */
    record Update(ExperimentPage page, @Nullable ExperimentNews news) {}

    /** What has changed since the page of a cursor; empty if nothing has. */
    @Transactional(readOnly = true)
    Optional<Update> update(
            long id, String since, ViewState asked, Map<String, String> parameters, List<String> remembered) {
        Stored stored = stored(id);
        if (stored.cursor().equals(since)) {
            return Optional.empty();
        }
        LoadedExperiment loaded = load(stored, asked, parameters);
        Key key = new Key(id, loaded.view().choices(), remembered, stored.cursor());
        Kept earlier = inUse.find(key.at(since)).orElse(null);
        Kept now = page(loaded, key, earlier == null ? inUse.find(key).orElse(null) : earlier);
        return Optional.of(new Update(now.page(), earlier == null ? null : ExperimentNews.between(earlier, now)));
    }

    private record Stored(Experiment experiment, KnownRuns.Known runs) {

        /**
         * Names the state of what the page is made of, by the versions of the very objects: what changes while it is made is asked for once
         * more rather than missed.
         */
        String cursor() {
            return experiment.version() + "." + runs.state();
        }
    }

    private Stored stored(long id) {
        Experiment experiment = experiments.findById(id).orElseThrow(() -> missing(id));
        return new Stored(experiment, known.of(id));
    }

    /** @param earlier page of the same choices, whose parts are taken over as far as they are what they would become again */
    private Kept page(LoadedExperiment loaded, Key key, @Nullable Kept earlier) {
        RunListing listing = tables.listing(loaded, key.columns());
        boolean filters = !loaded.view().table().query().isEmpty() && listing.problem() == null;
        LoadedExperiment shown = filters ? loaded.filtered(listing.filter()) : loaded;
        Kept page = page(shown, listing, key.cursor(), earlier);
        inUse.keep(key, page);
        return page;
    }

    /** The rows, the order and the columns of the table that the page shows; all rows, however many the page lists. */
    @Transactional(readOnly = true)
    RunListing listing(long id, ViewState asked, Map<String, String> parameters, List<String> remembered) {
        RunListing listing = tables.listing(load(stored(id), asked, parameters), remembered);
        if (listing.problem() != null) {
            throw new BadInput("q", listing.problem().sentence());
        }
        return listing;
    }

    /** More points of the curves that the page draws, where it is zoomed to; null if it has them all. */
    @Transactional(readOnly = true)
    ChartData.@Nullable Detail detail(long id, ViewState asked, Map<String, String> parameters) {
        LoadedExperiment loaded = load(stored(id), asked, parameters);
        return detail.of(
                loaded,
                series.of(
                        id,
                        loaded.facet(),
                        loaded.grid().cells(),
                        loaded.setup().targetLoss()));
    }

    private LoadedExperiment load(Stored stored, ViewState asked, Map<String, String> parameters) {
        Experiment experiment = stored.experiment();
        ExperimentDefinition definition = definitions.readExperiment(experiment.definition());
        ViewState view = asked.with(Setting.read(definition, parameters, datasets));
        List<RunFacts> all = stored.runs().inOrder();
        Facets facets = new Facets(definition.sweep(), all);
        int shown = view.setting().index();
        List<RunFacts> facts = facets.runs(shown);
        double chance = facts.isEmpty() ? Double.NaN : facts.get(0).chance();
        Setup setup = Setup.of(definition.at(shown), chance, datasets, presentation.format());
        if (facets.count() > 1 && !setup.validated() && view.metric().needsValidation()) {
            view = view.with(Metric.TRAINING_LOSS); // chosen on another wall, where there is validation
        }
        Grid grid = facets.grid(shown);
        if (setup.features() < 2) {
            view = view.with(Show.VALUES);
        } else if (view.show() == Show.WORST && !setup.images()) {
            view = view.with(Show.PICTURES);
        }
        check(view, setup, grid);
        return new LoadedExperiment(experiment, definition.sweep(), all, facets, setup, grid, view);
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
                    "“%s” needs validation, but this experiment trains on all rows. Use tl, ta, ep or dv."
                            .formatted(view.metric().id()));
        }
        CellKey outside = view.cells().outside(grid);
        if (outside != null) {
            throw new BadInput(
                    "cell",
                    "There is no cell %s. Use 0-0 to %d-%d."
                            .formatted(
                                    outside,
                                    grid.initializations().size() - 1,
                                    grid.learningRates().size() - 1));
        }
    }

    private Kept page(LoadedExperiment loaded, RunListing listing, String cursor, @Nullable Kept earlier) {
        Format format = presentation.format();
        Experiment experiment = loaded.experiment();
        ViewState view = loaded.view();
        Setup setup = loaded.setup();
        Tally tally = Tally.of(loaded.runs());
        Stage stage = Stage.of(experiment.state(), tally.runs(), tally.queued(), tally.running());
        Sight sight = Sight.of(loaded, listing.filter());
        Drawn same = earlier != null && earlier.sight().equals(sight) ? earlier.drawn() : null;
        Map<CellKey, CellSeries> cells = same != null
                ? Map.of()
                : series.of(experiment.id(), loaded.facet(), loaded.grid().cells(), setup.targetLoss());
        Drawn drawn = same != null ? same : draw(loaded, listing.filter(), cells);
        ExperimentPage page = new ExperimentPage(
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
                drawn.wall(),
                view.setting().controls(view, format),
                drawn.best(),
                drawn.findings(),
                Filters.of(loaded, format),
                drawn.curves(),
                setup.chanceText(format),
                drawn.lastLoss(),
                drawn.groups(),
                drawn.pairing(),
                drawn.parallel(),
                setup.validated(),
                tables.table(
                        loaded,
                        listing,
                        cells,
                        earlier == null ? List.of() : earlier.page().runs().rows()),
                tally.runs(),
                drawn.charts());
        return new Kept(page, sight, drawn);
    }

    private Drawn draw(LoadedExperiment loaded, Predicate<RunFacts> filter, Map<CellKey, CellSeries> cells) {
        Format format = presentation.format();
        ViewState view = loaded.view();
        Setup setup = loaded.setup();
        Grid grid = loaded.grid();
        Reading reading = Reading.of(view.metric(), setup, grid, run -> toTarget(run, grid, cells), format);
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
                presentation.json().writeValueAsString(charts));
    }

    private ExperimentPage.@Nullable BestOfAll best(Facets facets, Reading reading, ViewState view) {
        if (facets.count() == 1
                || reading.metric() == Metric.EPOCHS_TO_TARGET
                || !reading.metric().ranks()) {
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
                    Reading.label(metric, setup, presentation.format()),
                    view.with(metric).query(),
                    metric == view.metric()));
        }
        return choices;
    }
}
