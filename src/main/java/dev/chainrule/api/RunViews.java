package dev.chainrule.api;

import dev.chainrule.engine.TrainingResult;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Measures;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Verdict;
import dev.chainrule.run.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs and epochs as JSON. The accuracies hold R² where the data has values instead of classes. */
@Component
class RunViews {

    private static final double NANOS_PER_MILLI = 1e6;

    private final JsonMapper json;

    RunViews(JsonMapper json) {
        this.json = json;
    }

    /**
     * For lists: without what the experiment's runs have in common.
     *
     * @param parameters what is varied beside learning rate, initialization and seed, by path; left out if it is nothing
     */
    ObjectNode summary(Run run, Map<String, Double> parameters) {
        ObjectNode node = json.createObjectNode()
                .put("id", run.id())
                .put("experimentId", run.experimentId())
                .put("ordinal", run.ordinal())
                .put("learningRate", run.learningRate())
                .put("initialization", run.initialization())
                .put("seed", run.seed());
        if (!parameters.isEmpty()) {
            ObjectNode values = node.putObject("parameters");
            parameters.forEach(values::put);
        }
        return progress(node, run);
    }

    /**
     * Everything: settings, progress, provenance and what came of verifying.
     *
     * @param verification the newest, or null
     */
    ObjectNode full(Run run, @Nullable Verification verification) {
        ObjectNode node = json.createObjectNode()
                .put("id", run.id())
                .put("experimentId", run.experimentId())
                .put("ordinal", run.ordinal());
        node.setAll((ObjectNode) json.readTree(run.definition()));
        node.put("parameters", run.parameters())
                .put("chance", run.chance())
                .put("dataFingerprint", run.dataFingerprint());
        progress(node, run);
        node.put("weightsBytes", run.weightsBytes());
        node.set("provenance", run.provenance() == null ? json.nullNode() : json.readTree(run.provenance()));
        node.set("verification", verification == null ? json.nullNode() : verification(verification));
        return node;
    }

    private ObjectNode verification(Verification verification) {
        ObjectNode node =
                json.createObjectNode().put("state", verification.state().name());
        Json.put(node, "requestedAt", verification.requestedAt());
        Json.put(node, "startedAt", verification.startedAt());
        Json.put(node, "endedAt", verification.endedAt());
        node.put("lastEpoch", verification.lastEpoch()).put("reachedEpoch", verification.reachedEpoch());
        node.put("expectedSha256", verification.expectedSha256()).put("gotSha256", verification.gotSha256());
        node.put("comparedEpochs", verification.comparedEpochs());
        Json.put(node, "equalEpoch", verification.equalEpoch());
        Json.put(node, "differingEpoch", verification.differingEpoch());
        node.put("failure", verification.failure());
        String provenance = verification.provenance();
        node.set("provenance", provenance == null ? json.nullNode() : json.readTree(provenance));
        return node;
    }

    /** {@code {"epochs":[…],"status":…}} */
    ObjectNode epochs(List<EpochRow> rows, RunStatus status) {
        ObjectNode node = json.createObjectNode();
        ArrayNode epochs = node.putArray("epochs");
        rows.forEach(row -> epochs.add(epoch(row)));
        return node.put("status", status.name());
    }

    ObjectNode epoch(EpochRow row) {
        ObjectNode epoch = measures(json.createObjectNode(), row.epoch(), row.measures());
        Json.put(epoch, "learningRate", row.learningRate());
        Json.put(epoch, "gradientNorm", row.gradientNorm());
        Json.put(epoch, "penalty", row.penalty());
        return epoch.put("durationMillis", row.duration().toNanos() / NANOS_PER_MILLI);
    }

    private ObjectNode progress(ObjectNode node, Run run) {
        node.put("status", run.status().name());
        node.put("outcome", run.outcome() == null ? null : run.outcome().id());
        node.put("attempt", run.attempt());
        node.put("lastEpoch", run.lastEpoch());
        measured(node, "last", run.last() == null ? null : run.lastEpoch(), run.last());
        measured(node, "best", run.bestEpoch(), run.best());
        verdict(node, run.verdict());
        Json.put(node, "watchedBestEpoch", run.watchedBestEpoch());
        node.put("stoppedEarly", run.stoppedEarly());
        node.put("failure", run.failure());
        node.put("weightsSha256", run.weightsSha256());
        Json.put(node, "createdAt", run.createdAt());
        Json.put(node, "queuedAt", run.queuedAt());
        Json.put(node, "startedAt", run.startedAt());
        Json.put(node, "endedAt", run.endedAt());
        return node.put("trainingMillis", run.trainingNanos() / NANOS_PER_MILLI);
    }

    private static void verdict(ObjectNode node, @Nullable Verdict verdict) {
        Json.put(node, "divergedEpoch", verdict == null ? null : verdict.divergedEpoch());
        Json.put(node, "divergedStep", verdict == null ? null : verdict.divergedStep());
        Json.put(node, "divergedLayer", verdict == null ? null : verdict.divergedLayer());
        TrainingResult.Tensor tensor = verdict == null ? null : verdict.divergedTensor();
        node.put("divergedTensor", tensor == null ? null : tensor.name().toLowerCase(Locale.ROOT));
    }

    private static void measured(ObjectNode node, String name, @Nullable Integer epoch, @Nullable Measures measures) {
        if (epoch == null || measures == null) {
            node.putNull(name);
        } else {
            measures(node.putObject(name), epoch, measures);
        }
    }

    private static ObjectNode measures(ObjectNode node, int epoch, Measures measures) {
        node.put("epoch", epoch);
        Json.put(node, "trainingLoss", measures.trainingLoss());
        Json.put(node, "validationLoss", measures.validationLoss());
        Json.put(node, "trainingAccuracy", measures.trainingScore());
        Json.put(node, "validationAccuracy", measures.validationScore());
        return node;
    }
}
