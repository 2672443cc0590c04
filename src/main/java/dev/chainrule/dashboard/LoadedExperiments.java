package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ViewState.Show;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads an experiment with its runs, and settles what of them its reader gets to see. */
@Component
class LoadedExperiments {

    private final Experiments experiments;
    private final DefinitionJson definitions;
    private final KnownRuns known;
    private final Datasets datasets;
    private final Format format;

    LoadedExperiments(
            Experiments experiments, DefinitionJson definitions, KnownRuns known, Datasets datasets, Format format) {
        this.experiments = experiments;
        this.definitions = definitions;
        this.known = known;
        this.datasets = datasets;
        this.format = format;
    }

    /** An experiment and its runs as they are stored. */
    record Stored(Experiment experiment, KnownRuns.Known runs) {

        /**
         * Names the state of what the page is made of, by the versions of the very objects: what changes while it is made is asked for once
         * more rather than missed.
         */
        String cursor() {
            return experiment.version() + "." + runs.state();
        }
    }

    Optional<Stored> find(long id) {
        return experiments.findById(id).map(experiment -> new Stored(experiment, known.of(id)));
    }

    Sweep sweep(Stored stored) {
        return definition(stored).sweep();
    }

    private ExperimentDefinition definition(Stored stored) {
        return definitions.readExperiment(stored.experiment().definition());
    }

    /** @throws BadInput if there is nothing of what was asked for */
    LoadedExperiment load(Stored stored, ViewState asked, Map<String, String> parameters) {
        ExperimentDefinition definition = definition(stored);
        ViewState view = asked.with(Setting.read(definition, parameters, datasets));
        List<RunFacts> all = stored.runs().inOrder();
        Facets facets = new Facets(definition.sweep(), all);
        int shown = view.setting().index();
        List<RunFacts> facts = facets.runs(shown);
        double chance = facts.isEmpty() ? Double.NaN : facts.get(0).chance();
        Setup setup = Setup.of(definition.at(shown), chance, datasets, format);
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
        return new LoadedExperiment(stored.experiment(), definition.sweep(), all, facets, setup, grid, view);
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
}
