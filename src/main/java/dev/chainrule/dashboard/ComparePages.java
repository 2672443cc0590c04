package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ComparePage.Contestant;
import dev.chainrule.dashboard.ComparePage.Drawn;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Curve;
import dev.chainrule.run.Epochs;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.run.Wiring;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the page that compares runs, of whatever experiments. */
@Component
class ComparePages {

    /** Colours of the runs; the same sight, one after the other, told apart further by their letters. */
    private static final List<String> COLOURS = List.of("k3", "k2", "k5", "k6", "k1", "k4", "k0", "kink");

    private static final Curve NO_EPOCHS = new Curve(new float[0], new float[0], new float[0], new float[0]);

    private final Runs runs;
    private final Epochs epochs;
    private final WeightsStore weights;
    private final Experiments experiments;
    private final DefinitionJson definitions;
    private final PlaneRows planes;

    ComparePages(
            Runs runs,
            Epochs epochs,
            WeightsStore weights,
            Experiments experiments,
            DefinitionJson definitions,
            PlaneRows planes) {
        this.runs = runs;
        this.epochs = epochs;
        this.weights = weights;
        this.experiments = experiments;
        this.definitions = definitions;
        this.planes = planes;
    }

    /** @param asked ids, each once; @param epoch null for the last */
    @Transactional(readOnly = true)
    ComparePage page(List<Long> asked, @Nullable Integer epoch) {
        Map<Long, Run> found = runs.findAllById(asked).stream().collect(Collectors.toMap(Run::id, Function.identity()));
        Map<Long, Curve> curves = epochs.curves(asked);
        List<Side> sides = new ArrayList<>();
        for (long id : asked) {
            Run run = found.get(id);
            if (run == null) {
                throw new NotFound("There is no run %d. It may have been deleted with its experiment.".formatted(id));
            }
            RunDefinition definition = definitions.readRun(run.definition());
            Curve curve = curves.getOrDefault(id, NO_EPOCHS);
            sides.add(new Side(run, definition, curve, weights.keptEpochs(id), planes.classes(definition)));
        }
        return made(sides, epoch);
    }

    /** More points of the curves between two epochs, in the order of the runs. */
    @Transactional(readOnly = true)
    List<CompareCurves.Points> points(List<Long> asked, CurveRange range) {
        CellCurve.Stretch stretch = Objects.requireNonNull(range.epochs(1));
        Map<Long, Curve> curves = epochs.curves(asked);
        List<CompareCurves.Points> points = new ArrayList<>();
        for (long id : asked) {
            Curve curve = curves.getOrDefault(id, NO_EPOCHS);
            points.add(CompareCurves.part(curve, stretch.from(), stretch.to() + 1));
        }
        return points;
    }

    private ComparePage made(List<Side> sides, @Nullable Integer asked) {
        Format format = planes.format();
        int last = sides.stream().mapToInt(Side::last).max().orElse(0);
        int epoch = asked == null ? last : Math.max(0, Math.min(last, asked));
        SettingsOfRuns settings = SettingsOfRuns.of(
                sides.stream().map(Side::definition).toList(), definitions, planes.datasets(), format);
        Parting parting = Parting.of(sides, weights, format);
        CompareFigures figures = new CompareFigures(format);
        boolean oneSeed =
                sides.stream().map(side -> side.run().seed()).distinct().count() == 1;
        Map<Long, Experiment> of = new LinkedHashMap<>();
        experiments
                .findAllById(sides.stream()
                        .map(side -> side.run().experimentId())
                        .distinct()
                        .toList())
                .forEach(experiment -> of.put(experiment.id(), experiment));
        return new ComparePage(
                sides.size() < 2
                        ? "Compare runs"
                        : (oneSeed ? "Same seed, %d runs" : "%d runs side by side").formatted(sides.size()),
                settings.differing().isEmpty()
                        ? "All settings of these runs are the same."
                        : "These runs differ in " + settings.words() + ".",
                contestants(sides, of, epoch, figures),
                epoch,
                last,
                sides.stream().map(side -> Long.toString(side.run().id())).collect(Collectors.joining(",")),
                settings,
                figures.rows(sides, parting),
                parting.sentence(),
                (sides.stream().anyMatch(side -> side.curve().hasValidation()) ? "Validation " : "Training ")
                        + (sides.stream().allMatch(side -> side.classes() > 0) ? "accuracy" : "score"),
                CompareCurves.numbers(sides, format),
                planes.json().writeValueAsString(data(sides, last, parting)));
    }

    private List<Contestant> contestants(
            List<Side> sides, Map<Long, Experiment> of, int epoch, CompareFigures figures) {
        List<Contestant> contestants = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            Run run = side.run();
            RunFacts facts = facts(run);
            RunColumn.Shown badge = RunBadge.of(facts, planes.format());
            Wiring wiring = planes.wiring(side.definition());
            Experiment experiment = of.get(run.experimentId());
            contestants.add(new Contestant(
                    run.id(),
                    ComparePage.LETTERS.get(i),
                    COLOURS.get(i),
                    SettingsOfRuns.name(side.definition(), planes.format()),
                    badge.badge(),
                    badge.text(),
                    experiment == null ? "" : experiment.name(),
                    run.experimentId(),
                    planes.planar(side.definition()),
                    planes.principal(side.definition()),
                    side.shown(epoch),
                    wiring.sizes().stream().map(String::valueOf).collect(Collectors.joining("-")),
                    wiring.drawn(),
                    figures.at(side, epoch)));
        }
        return contestants;
    }

    private ComparePage.Data data(List<Side> sides, int last, Parting parting) {
        List<Drawn> drawn = new ArrayList<>();
        Map<String, ComparePage.Rows> rows = new LinkedHashMap<>();
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            Curve curve = side.curve();
            CompareCurves.Points points = CompareCurves.all(curve);
            boolean allKept = side.kept().length == curve.length();
            String plane = planes.planar(side.definition()) ? side.run().dataFingerprint() : null;
            if (plane != null) {
                rows.computeIfAbsent(plane, key -> planes.of(side.definition()));
            }
            drawn.add(new Drawn(
                    side.run().id(),
                    ComparePage.LETTERS.get(i),
                    COLOURS.get(i),
                    i < COLOURS.size() / 2 ? "" : "5 3",
                    side.run().status().ended(),
                    side.last(),
                    points.xs(),
                    points.tl(),
                    points.vl(),
                    points.score(),
                    allKept ? null : side.kept(),
                    plane,
                    planes.net(side.definition())));
        }
        boolean percent = sides.stream().allMatch(side -> side.classes() > 0);
        List<Double> chances =
                sides.stream().map(side -> side.run().chance()).distinct().toList();
        return new ComparePage.Data(
                last, chances.size() == 1 ? chances.get(0) : null, percent, drawn, rows, parting.forks());
    }

    private static RunFacts facts(Run run) {
        return new RunFacts(
                run.id(),
                run.ordinal(),
                run.learningRate(),
                run.initialization(),
                run.seed(),
                run.status(),
                run.verdict(),
                run.epochs(),
                run.lastEpoch(),
                run.chance(),
                run.last(),
                run.bestEpoch(),
                run.best(),
                run.watchedBestEpoch(),
                run.trainingNanos(),
                run.startedAt(),
                run.endedAt(),
                0);
    }
}
