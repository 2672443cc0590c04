package dev.chainrule.dashboard;

import dev.chainrule.dashboard.PairChoice.Side;
import dev.chainrule.dashboard.Pairing.Kind;
import dev.chainrule.dashboard.Pairing.Option;
import dev.chainrule.engine.Initialization;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The groups of runs that can be compared pair by pair: those of an initialization, of a learning rate, or of a value of whatever else is
 * varied.
 */
record PairGroups(LoadedExperiment loaded) {

    /** What the runs of a pair have in common besides the seed; what is compared is left out. */
    record Alike(String initialization, double learningRate) {}

    record Key(Alike alike, long seed) {}

    /** Empty where nothing is varied but the seed. */
    List<Kind> kinds(Format format) {
        List<Kind> kinds = new ArrayList<>();
        add(
                "Initializations",
                "i",
                loaded.grid().initializations().stream()
                        .map(Initialization::label)
                        .toList(),
                kinds);
        add(
                "Learning rates",
                "l",
                loaded.grid().learningRates().stream()
                        .map(rate -> "lr " + format.rate(rate))
                        .toList(),
                kinds);
        List<Setting.Parameter> parameters = loaded.view().setting().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String label = parameters.get(i).label();
            add(
                    label,
                    "p" + i,
                    parameters.get(i).values().stream()
                            .map(value -> "%s %s".formatted(Wall.lower(label), format.rate(value)))
                            .toList(),
                    kinds);
        }
        return kinds;
    }

    private static void add(String label, String kind, List<String> names, List<Kind> kinds) {
        if (names.size() > 1) {
            List<Option> options = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                options.add(new Option(kind + "-" + i, names.get(i)));
            }
            kinds.add(new Kind(label, options));
        }
    }

    /** The deciding loss of each finished run of a group. Chosen cells limit it in what is not compared. */
    Map<Key, Double> losses(Side side, Predicate<RunFacts> filter) {
        Grid grid = loaded.grid();
        CellChoice cells = loaded.view().cells();
        String initialization = side.kind().equals("i")
                ? grid.initializations().get(side.place()).id()
                : "";
        double rate = side.kind().equals("l") ? grid.learningRates().get(side.place()) : 0;
        int facet = side.parameter() < 0
                ? loaded.facet()
                : loaded.view().setting().indexWith(side.parameter(), side.place());
        Stream<RunFacts> runs =
                loaded.facets().runs(facet).stream().filter(RunFacts::done).filter(filter);
        Stream<RunFacts> group = switch (side.kind()) {
            case "i" ->
                runs.filter(run -> run.initialization().equals(initialization)
                        && cells.allowsColumn(loaded.cellOf(run).column()));
            case "l" ->
                runs.filter(run -> run.learningRate() == rate
                        && cells.allowsRow(loaded.cellOf(run).row()));
            default -> runs.filter(run -> cells.none() || cells.has(loaded.cellOf(run)));
        };
        return group.collect(Collectors.toMap(
                run -> new Key(
                        new Alike(
                                side.kind().equals("i") ? "" : run.initialization(),
                                side.kind().equals("l") ? 0 : run.learningRate()),
                        run.seed()),
                RunFacts::decidingLoss));
    }
}
