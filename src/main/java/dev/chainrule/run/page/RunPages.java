package dev.chainrule.run.page;

import static dev.chainrule.run.WeightsFile.Format.NPZ;
import static dev.chainrule.run.WeightsFile.Format.SAFETENSORS;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Hyperparameters;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Epochs;
import dev.chainrule.run.HealthLog;
import dev.chainrule.run.KeptWeights;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsFile;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.run.Wiring;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts the page of a run together. */
@Component
class RunPages {

    /** Rows of the table: every epoch of a short run, and of a long one some, dense early, where things happen. */
    private static final int TABLE = 41;

    /** More features would make a list that nobody chooses from. */
    private static final int MOST_AXES = 60;

    private final Runs runs;
    private final Experiments experiments;
    private final Epochs epochs;
    private final WeightsStore weights;
    private final Pictures pictures;
    private final DefinitionJson definitions;
    private final RunFacts facts;
    private final HealthLog health;
    private final VerifiedFacts verified;
    private final TryItFacts tryIt;
    private final GaugeFacts gauges;
    private final WeightFacts weightFacts;
    private final DistributionFacts distributions;
    private final LandscapeFacts landscapes;
    private final Format format;
    private final JsonMapper json;

    RunPages(
            Runs runs,
            Experiments experiments,
            Epochs epochs,
            WeightsStore weights,
            Pictures pictures,
            DefinitionJson definitions,
            RunFacts facts,
            HealthLog health,
            VerifiedFacts verified,
            TryItFacts tryIt,
            GaugeFacts gauges,
            WeightFacts weightFacts,
            DistributionFacts distributions,
            LandscapeFacts landscapes,
            Format format,
            JsonMapper json) {
        this.runs = runs;
        this.experiments = experiments;
        this.epochs = epochs;
        this.weights = weights;
        this.pictures = pictures;
        this.definitions = definitions;
        this.facts = facts;
        this.health = health;
        this.verified = verified;
        this.tryIt = tryIt;
        this.gauges = gauges;
        this.weightFacts = weightFacts;
        this.distributions = distributions;
        this.landscapes = landscapes;
        this.format = format;
        this.json = json;
    }

    /**
     * What somebody asked to have computed for the chosen epoch, which takes a moment.
     *
     * @param probed curvature and landscape
     * @param layers how each layer's values are spread
     * @param plane the loss over a plane
     * @param weight which weight's chain rule
     * @param mistakes among which rows, training or validation; null for the usual ones
     */
    record Asked(
            boolean probed,
            boolean layers,
            boolean plane,
            WeightFacts.Asked weight,
            @Nullable String mistakes) {}

    RunPage of(Run run, @Nullable Integer chosen, Slice.@Nullable Axes axes, Asked asked) {
        RunDefinition definition = definitions.readRun(run.definition());
        PreparedData data = pictures.data(run);
        Experiment experiment = experiments.findById(run.experimentId()).orElseThrow();
        int last = run.lastEpoch();
        int epoch = chosen == null ? last : Math.max(0, Math.min(last, chosen));
        EpochRow row = row(run, epoch);
        EpochRow before = row(run, epoch - 1);
        boolean values = data.dataset().classes() == 0;
        Sweep sweep = definitions.readExperiment(experiment.definition()).sweep();
        List<Run> siblings = siblings(run, sweep);
        Look look = look(run, data, epoch, axes);
        RunSentences sentences = new RunSentences(run, definition, format);
        return new RunPage(
                run.id(),
                experiment.id(),
                experiment.name(),
                title(run, sweep),
                facts.summary(run, definition, data),
                Badge.of(run),
                neighbour(siblings, run, sweep, -1),
                neighbour(siblings, run, sweep, 1),
                !run.status().ended() && run.stopRequest() != Run.StopRequest.CANCEL,
                run.status() == RunStatus.FAILED || run.status() == RunStatus.CANCELLED,
                !run.status().ended(),
                sentences.notices(experiment.state()),
                last,
                run.epochs(),
                row,
                definition.validationShare() > 0,
                values ? "R²" : "Accuracy",
                !values,
                run.chance(),
                sentences.since(row, before),
                look,
                MistakePanel.of(data, look.frame(), asked.mistakes()),
                table(run),
                facts.settings(run, definition, data),
                facts.provenance(run, definition),
                verified.of(run),
                json.readTree(run.definition()).toPrettyString(),
                Wiring.of(definition.networkSpec(data.dataset())),
                data.dataset().kind().images() ? List.of() : data.dataset().featureNames(),
                data.validationRows().length,
                LayerRow.of(
                        definition.networkSpec(data.dataset()),
                        health.of(run.id()).epochs(),
                        epoch),
                tryIt.of(run),
                gauges.of(run, definition.trainingSpec(data.dataset()), look.shown(), asked.probed()),
                weightFacts.of(run, definition.trainingSpec(data.dataset()), data, look.shown(), asked.weight()),
                distributions.of(run, definition.networkSpec(data.dataset()), look.shown(), asked.layers()),
                landscapes.of(run, data.trainingRows().length, look.shown(), asked.plane()),
                downloads(run, definition.networkSpec(data.dataset()), look));
    }

    /** Whether each epoch so far can be looked at. */
    static boolean allKept(Run run, KeptWeights kept) {
        return kept.epochs().length == run.lastEpoch() + 1;
    }

    private Look look(Run run, PreparedData data, int epoch, Slice.@Nullable Axes axes) {
        Dataset dataset = data.dataset();
        KeptWeights kept = weights.kept(run.id());
        int shown = kept.none() || epoch < 0 ? -1 : kept.atOrBefore(epoch);
        Slice slice = pictures.slice(run, axes).orElse(null);
        RowsOfPlane rows = slice == null ? null : RowsOfPlane.of(data, slice);
        boolean choice = dataset.features() > 2
                && dataset.features() <= MOST_AXES
                && !dataset.kind().images();
        return new Look(
                slice == null ? null : slice.plane(),
                dataset.classNames(),
                choice ? dataset.featureNames() : List.of(),
                axes,
                slice == null ? "" : slice.xName(),
                slice == null ? "" : slice.yName(),
                slice == null ? null : slice.note(),
                shown,
                kept,
                allKept(run, kept),
                shown < 0 ? null : pictures.at(run, shown, axes).orElse(null),
                data.trainingRows().length,
                rows == null ? 0 : rows.count(),
                rows == null ? null : json.writeValueAsString(points(rows)),
                rows == null ? "" : format.number(rows.least()),
                rows == null ? "" : format.number(rows.most()),
                PictureVersion.of(run));
    }

    private static List<float[]> points(RowsOfPlane rows) {
        List<float[]> points = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            points.add(new float[] {rows.x(row), rows.y(row), rows.value(row)});
        }
        return points;
    }

    private @Nullable EpochRow row(Run run, int epoch) {
        if (epoch < 0) {
            return null;
        }
        return epochs.after(run.id(), epoch - 1, 1).stream().findFirst().orElse(null);
    }

    private List<EpochRow> table(Run run) {
        int last = run.lastEpoch();
        if (last < TABLE) {
            return epochs.after(run.id(), -1, TABLE);
        }
        TreeSet<Integer> wanted = new TreeSet<>();
        for (long k = 0; k < TABLE; k++) {
            wanted.add((int) (k * k * last / ((TABLE - 1L) * (TABLE - 1L))));
        }
        return epochs.of(run.id(), wanted);
    }

    /** The runs that differ in the learning rate alone, in its order, and the run itself. */
    private List<Run> siblings(Run run, Sweep sweep) {
        return runs
                .findByExperimentIdAndInitializationAndSeedOrderByLearningRate(
                        run.experimentId(), run.initialization(), run.seed())
                .stream()
                .filter(other -> sweep.combinationOf(other.ordinal()) == sweep.combinationOf(run.ordinal()))
                .toList();
    }

    private RunPage.@Nullable Neighbour neighbour(List<Run> siblings, Run run, Sweep sweep, int step) {
        for (int i = 0; i < siblings.size(); i++) {
            int there = i + step;
            if (siblings.get(i).id() == run.id() && there >= 0 && there < siblings.size()) {
                Run other = siblings.get(there);
                return new RunPage.Neighbour(other.id(), format.rate(other.learningRate()), title(other, sweep));
            }
        }
        return null;
    }

    private String title(Run run, Sweep sweep) {
        String label = Initialization.parse(run.initialization()).label();
        return "%s%s, lr %s, seed %d%s"
                .formatted(
                        label.substring(0, 1).toUpperCase(java.util.Locale.ROOT),
                        label.substring(1),
                        format.rate(run.learningRate()),
                        run.seed(),
                        Hyperparameters.words(sweep.combination(sweep.combinationOf(run.ordinal())), format));
    }

    private RunPage.Downloads downloads(Run run, NetworkSpec network, Look look) {
        WeightsFile one = WeightsFile.of(weights, run, network, Math.max(0, look.shown()));
        WeightsFile all = WeightsFile.ofAll(weights, run, network, look.kept());
        return new RunPage.Downloads(
                format.count(run.lastEpoch() + 1L, "row"),
                look.shown(),
                format.bytes(one.size(NPZ)),
                format.bytes(one.size(SAFETENSORS)),
                format.bytes(run.parameters() * Float.BYTES),
                run.status().ended() ? look.kept().epochs().length : 0,
                format.bytes(all.size(NPZ)),
                format.bytes(all.size(SAFETENSORS)),
                format.bytes(run.definition().length()));
    }
}
