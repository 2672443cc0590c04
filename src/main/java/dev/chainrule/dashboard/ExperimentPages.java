package dev.chainrule.dashboard;

import dev.chainrule.dashboard.LoadedExperiments.Stored;
import dev.chainrule.dashboard.PagesInUse.Kept;
import dev.chainrule.dashboard.PagesInUse.Key;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the page of an experiment out of what is stored. */
@Component
class ExperimentPages {

    private final LoadedExperiments experiments;
    private final PagesInUse inUse;
    private final SeriesOfCells series;
    private final Drawings drawings;
    private final CurveDetail detail;
    private final RunTables tables;
    private final Format format;

    ExperimentPages(
            LoadedExperiments experiments,
            PagesInUse inUse,
            SeriesOfCells series,
            Drawings drawings,
            CurveDetail detail,
            RunTables tables,
            Format format) {
        this.experiments = experiments;
        this.inUse = inUse;
        this.series = series;
        this.drawings = drawings;
        this.detail = detail;
        this.tables = tables;
        this.format = format;
    }

    static NotFound missing(long id) {
        return new NotFound("There is no experiment %d.".formatted(id));
    }

    /** @param remembered the columns of the table that the reader chose before */
    @Transactional(readOnly = true)
    ExperimentPage page(long id, ViewState asked, Map<String, String> parameters, List<String> remembered) {
        Stored stored = stored(id);
        LoadedExperiment loaded = experiments.load(stored, asked, parameters);
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
        LoadedExperiment loaded = experiments.load(stored, asked, parameters);
        Key key = new Key(id, loaded.view().choices(), remembered, stored.cursor());
        Kept earlier = inUse.find(key.at(since)).orElse(null);
        Kept now = page(loaded, key, earlier == null ? inUse.find(key).orElse(null) : earlier);
        return Optional.of(new Update(now.page(), earlier == null ? null : ExperimentNews.between(earlier, now)));
    }

    private Stored stored(long id) {
        return experiments.find(id).orElseThrow(() -> missing(id));
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
        RunListing listing = tables.listing(experiments.load(stored(id), asked, parameters), remembered);
        if (listing.problem() != null) {
            throw new BadInput("q", listing.problem().sentence());
        }
        return listing;
    }

    /** More points of the curves that the page draws, where it is zoomed to; null if it has them all. */
    @Transactional(readOnly = true)
    ChartData.@Nullable Detail detail(long id, ViewState asked, Map<String, String> parameters) {
        LoadedExperiment loaded = experiments.load(stored(id), asked, parameters);
        return detail.of(
                loaded,
                series.of(
                        id,
                        loaded.facet(),
                        loaded.grid().cells(),
                        loaded.setup().targetLoss()));
    }

    /** All runs of an experiment as a file. */
    @Transactional(readOnly = true)
    String csv(long id) {
        Stored stored = stored(id);
        return RunsCsv.of(stored.runs().inOrder(), experiments.sweep(stored));
    }

    private Kept page(LoadedExperiment loaded, RunListing listing, String cursor, @Nullable Kept earlier) {
        Experiment experiment = loaded.experiment();
        ViewState view = loaded.view();
        Setup setup = loaded.setup();
        Tally tally = Tally.of(loaded.runs());
        Stage stage = Stage.of(experiment.state(), tally);
        Sight sight = Sight.of(loaded, listing.filter());
        Drawn same = earlier != null && earlier.sight().equals(sight) ? earlier.drawn() : null;
        Map<CellKey, CellSeries> cells = same != null
                ? Map.of()
                : series.of(experiment.id(), loaded.facet(), loaded.grid().cells(), setup.targetLoss());
        Drawn drawn = same != null ? same : drawings.of(loaded, listing.filter(), cells);
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
}
