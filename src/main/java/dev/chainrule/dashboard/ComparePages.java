package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ComparePage.Contestant;
import dev.chainrule.dashboard.ComparePage.Drawn;
import dev.chainrule.dashboard.SettingsOfRuns.Row;
import dev.chainrule.dashboard.SettingsOfRuns.Same;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Curve;
import dev.chainrule.run.Epochs;
import dev.chainrule.run.Measures;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.Format;
import dev.chainrule.web.NotFound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
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
        List<String> firsts = firsts(sides);
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
                contestants(sides, of, epoch),
                epoch,
                last,
                sides.stream().map(side -> Long.toString(side.run().id())).collect(Collectors.joining(",")),
                settings,
                rows(sides, firsts),
                parting(sides, firsts),
                (sides.stream().anyMatch(side -> side.curve().hasValidation()) ? "Validation " : "Training ")
                        + (sides.stream().allMatch(side -> side.classes() > 0) ? "accuracy" : "score"),
                CompareCurves.numbers(sides, planes.format()),
                planes.json().writeValueAsString(data(sides, last)));
    }

    private List<Contestant> contestants(List<Side> sides, Map<Long, Experiment> of, int epoch) {
        List<Contestant> contestants = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            Run run = side.run();
            RunFacts facts = facts(run);
            RunColumn.Shown badge = RunBadge.of(facts, planes.format());
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
                    readout(side, epoch)));
        }
        return contestants;
    }

    private List<Same> readout(Side side, int epoch) {
        Curve curve = side.curve();
        Format format = planes.format();
        if (curve.length() == 0) {
            return List.of(new Same("Train loss", "–"));
        }
        int at = side.at(epoch);
        List<Same> values = new ArrayList<>();
        values.add(new Same("Train loss", format.number(curve.trainingLoss()[at])));
        if (curve.hasValidation()) {
            values.add(new Same("Val. loss", format.number(curve.validationLoss()[at])));
        }
        float score = curve.hasValidation() ? curve.validationScore()[at] : curve.trainingScore()[at];
        String name = (curve.hasValidation() ? "Val. " : "Train ") + (side.classes() > 0 ? "acc." : "R²");
        values.add(new Same(name, side.classes() > 0 ? format.percent(score) : format.number(score)));
        return values;
    }

    private List<Row> rows(List<Side> sides, List<String> firsts) {
        Format format = planes.format();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("First differs from A", firsts));
        rows.add(row(sides, "Last train loss", side -> number(side.run().last(), Measures::trainingLoss)));
        rows.add(row(
                sides,
                sides.stream().allMatch(side -> side.curve().hasValidation()) ? "Best val. loss" : "Best loss",
                side -> side.run().best() == null
                        ? "–"
                        : format.number(side.run().best().decidingLoss())));
        rows.add(row(
                sides,
                "at epoch",
                side -> side.run().bestEpoch() == null
                        ? "–"
                        : format.count(side.run().bestEpoch())));
        rows.add(row(
                sides,
                sides.stream().allMatch(side -> side.classes() > 0) ? "Last val. accuracy" : "Last val. score",
                side -> {
                    Measures last = side.run().last();
                    Double score = last == null ? null : last.validationScore();
                    return score == null ? "–" : side.classes() > 0 ? format.percent(score) : format.number(score);
                }));
        rows.add(row(sides, "Training time", side -> format.duration(side.run().trainingNanos() / 1e9)));
        return rows;
    }

    private String number(@Nullable Measures measures, Function<Measures, @Nullable Double> value) {
        Double number = measures == null ? null : value.apply(measures);
        return number == null ? "–" : planes.format().number(number);
    }

    private static Row row(List<Side> sides, String label, Function<Side, String> value) {
        return new Row(label, sides.stream().map(value).toList());
    }

    /** For each run from which epoch on it differs from the first. */
    private List<String> firsts(List<Side> sides) {
        List<String> firsts = new ArrayList<>();
        for (Side side : sides) {
            firsts.add(side == sides.get(0) ? "–" : first(sides.get(0), side));
        }
        return firsts;
    }

    private String first(Side a, Side b) {
        if (a.run().seed() != b.run().seed()) {
            return "other seed";
        }
        if (!a.run().dataFingerprint().equals(b.run().dataFingerprint())) {
            return "other data";
        }
        if (!a.definition().network().equals(b.definition().network())) {
            return "other network";
        }
        int[] common = Arrays.stream(a.kept())
                .filter(epoch -> Arrays.binarySearch(b.kept(), epoch) >= 0)
                .toArray();
        OptionalInt first = FirstDifference.of(
                a.curve(),
                b.curve(),
                common,
                epoch -> weights.at(a.run().id(), epoch),
                epoch -> weights.at(b.run().id(), epoch));
        return first.isPresent() ? "epoch " + planes.format().count(first.getAsInt()) : "never";
    }

    private static String parting(List<Side> sides, List<String> firsts) {
        List<String> start = new ArrayList<>();
        List<String> later = new ArrayList<>(List.of("A"));
        List<String> never = new ArrayList<>();
        String when = "";
        for (int i = 1; i < sides.size(); i++) {
            String letter = ComparePage.LETTERS.get(i);
            if (firsts.get(i).equals("epoch 0")) {
                start.add(letter);
            } else if (firsts.get(i).startsWith("epoch ")) {
                later.add(letter);
                when = when.isEmpty() || when.equals(firsts.get(i)) ? firsts.get(i) : "different epochs";
            } else if (firsts.get(i).equals("never")) {
                never.add(letter);
            }
        }
        List<String> sentences = new ArrayList<>();
        if (later.size() > 1) {
            sentences.add(
                    "%s start from the same weights and differ from %s on.".formatted(Evidence.list(later), when));
        }
        if (!start.isEmpty()) {
            sentences.add("%s %s from A from the start."
                    .formatted(Evidence.list(start), start.size() == 1 ? "differs" : "differ"));
        }
        if (!never.isEmpty()) {
            sentences.add("%s %s the same as A at every epoch."
                    .formatted(Evidence.list(never), never.size() == 1 ? "is" : "are"));
        }
        return String.join(" ", sentences);
    }

    private ComparePage.Data data(List<Side> sides, int last) {
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
                    side.last(),
                    points.xs(),
                    points.tl(),
                    points.vl(),
                    points.score(),
                    allKept ? null : side.kept(),
                    plane));
        }
        boolean percent = sides.stream().allMatch(side -> side.classes() > 0);
        double chance = sides.isEmpty() ? 1 : sides.get(0).run().chance();
        return new ComparePage.Data(last, chance, percent, drawn, rows);
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
