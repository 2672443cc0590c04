package dev.chainrule.dashboard;

import dev.chainrule.dashboard.CompareChoices.Group;
import dev.chainrule.dashboard.CompareChoices.Option;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Hyperparameters;
import dev.chainrule.experiment.NumberSetting;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds runs to compare: neighbours of the one that was chosen last, and any by its number or the name of its experiment. */
@Component
class CompareChooser {

    private static final int MOST_SEEDS = 8;
    private static final int MOST_FOUND = 4;
    private static final int MOST_EXPERIMENTS = 6;
    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

    private final Runs runs;
    private final RunFactsRepository facts;
    private final JumpQueries queries;
    private final Experiments experiments;
    private final DefinitionJson definitions;
    private final Datasets datasets;
    private final Format format;

    CompareChooser(
            Runs runs,
            RunFactsRepository facts,
            JumpQueries queries,
            Experiments experiments,
            DefinitionJson definitions,
            Datasets datasets,
            Format format) {
        this.runs = runs;
        this.facts = facts;
        this.queries = queries;
        this.experiments = experiments;
        this.definitions = definitions;
        this.datasets = datasets;
        this.format = format;
    }

    /** @param find a number of a run or an experiment, or part of the name of an experiment; blank to be offered the neighbours alone */
    @Transactional(readOnly = true)
    CompareChoices choices(List<Long> chosen, String find) {
        String text = find.strip();
        if (text.length() > LONGEST) {
            throw new BadInput("find", "%s characters are too many. Use up to %d.".formatted(text.length(), LONGEST));
        }
        Map<String, List<Option>> groups = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            found(text, chosen, groups);
        }
        if (!chosen.isEmpty()) {
            runs.findById(chosen.get(chosen.size() - 1)).ifPresent(run -> neighbours(run, chosen, groups));
        }
        List<Group> offered = new ArrayList<>();
        groups.forEach((title, options) -> {
            if (!options.isEmpty()) {
                offered.add(new Group(title, options));
            }
        });
        return new CompareChoices(chosen, text, chosen.size() >= ComparePage.LETTERS.size(), offered);
    }

    private void found(String text, List<Long> chosen, Map<String, List<Option>> groups) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            long id = Long.parseLong(number.group(1));
            runs.findById(id).ifPresent(run -> {
                Experiment of = experiments.findById(run.experimentId()).orElseThrow();
                groups.put(
                        "Run %d, of %s".formatted(id, of.name()),
                        options(
                                of,
                                facts.of(of.id()).stream()
                                        .filter(one -> one.id() == id)
                                        .toList(),
                                chosen,
                                1));
            });
            queries.experiment(id)
                    .ifPresent(experiment -> best(experiment.getId(), experiment.getName(), chosen, groups));
        }
        String within = ExperimentLists.pattern(text);
        for (JumpQueries.Found experiment :
                queries.experiments(within, within.substring(1), PageRequest.of(0, MOST_EXPERIMENTS))) {
            best(experiment.getId(), experiment.getName(), chosen, groups);
        }
    }

    private void best(long id, String name, List<Long> chosen, Map<String, List<Option>> groups) {
        Experiment experiment = experiments.findById(id).orElseThrow();
        List<RunFacts> ranked = facts.of(id).stream()
                .filter(run -> run.lastEpoch() >= 0)
                .sorted(Comparator.comparingDouble(CompareChooser::loss).thenComparingInt(RunFacts::ordinal))
                .toList();
        groups.putIfAbsent(
                "Best runs of %s (#%d)".formatted(name, id), options(experiment, ranked, chosen, MOST_FOUND));
    }

    private static double loss(RunFacts run) {
        double loss = run.best() == null ? Double.POSITIVE_INFINITY : run.best().decidingLoss();
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    private void neighbours(Run run, List<Long> chosen, Map<String, List<Option>> groups) {
        Optional<Experiment> experiment = experiments.findById(run.experimentId());
        if (experiment.isEmpty()) {
            return;
        }
        Sweep sweep = definitions.readExperiment(experiment.get().definition()).sweep();
        List<RunFacts> all = facts.of(run.experimentId());
        int setting = sweep.combinationOf(run.ordinal());
        Predicate<RunFacts> alike = other -> sweep.combinationOf(other.ordinal()) == setting;
        Predicate<RunFacts> rate = other -> other.learningRate() == run.learningRate();
        Predicate<RunFacts> start = other -> other.initialization().equals(run.initialization());
        Predicate<RunFacts> seed = other -> other.seed() == run.seed();
        put("Other seeds of the same setting", alike.and(rate).and(start), all, experiment.get(), chosen, groups);
        put("Other learning rates, same seed", alike.and(start).and(seed), all, experiment.get(), chosen, groups);
        put("Other initializations, same seed", alike.and(rate).and(seed), all, experiment.get(), chosen, groups);
        if (sweep.combinations() > 1) {
            Predicate<RunFacts> elsewhere = alike.negate().and(rate).and(start).and(seed);
            put("The same with other settings", elsewhere, all, experiment.get(), chosen, groups);
        }
    }

    private void put(
            String title,
            Predicate<RunFacts> which,
            List<RunFacts> all,
            Experiment experiment,
            List<Long> chosen,
            Map<String, List<Option>> groups) {
        List<RunFacts> found = all.stream().filter(which).toList();
        groups.put(title, options(experiment, found, chosen, MOST_SEEDS));
    }

    private List<Option> options(Experiment experiment, List<RunFacts> found, List<Long> chosen, int most) {
        ExperimentDefinition definition = definitions.readExperiment(experiment.definition());
        Map<String, NumberSetting> known = Hyperparameters.of(definition.dataset(), definition.training(), datasets);
        return found.stream()
                .filter(run -> !chosen.contains(run.id()))
                .limit(most)
                .map(run -> new Option(
                        run.id(),
                        name(run, definition.sweep(), known),
                        RunBadge.css(run),
                        RunBadge.of(run, format).text()))
                .toList();
    }

    private String name(RunFacts run, Sweep sweep, Map<String, NumberSetting> known) {
        String more = sweep.combination(sweep.combinationOf(run.ordinal())).entrySet().stream()
                .map(value -> ", %s %s".formatted(label(value.getKey(), known), format.rate(value.getValue())))
                .collect(Collectors.joining());
        return "%s, lr %s%s, seed %d"
                .formatted(
                        Initialization.parse(run.initialization()).label(),
                        format.rate(run.learningRate()),
                        more,
                        run.seed());
    }

    private static String label(String path, Map<String, NumberSetting> known) {
        NumberSetting setting = known.get(path);
        return setting == null ? path : Wall.lower(setting.label());
    }
}
