package dev.chainrule.api;

import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Experiments as JSON: their settings as they were submitted, with id, labels and how their runs stand. */
@Component
@Transactional(readOnly = true)
class ExperimentViews {

    private final Experiments experiments;
    private final Runs runs;
    private final RunViews runViews;
    private final DefinitionJson definitions;
    private final JsonMapper json;

    ExperimentViews(
            Experiments experiments, Runs runs, RunViews runViews, DefinitionJson definitions, JsonMapper json) {
        this.experiments = experiments;
        this.runs = runs;
        this.runViews = runViews;
        this.definitions = definitions;
        this.json = json;
    }

    Optional<ObjectNode> one(long id) {
        return experiments.findById(id).map(experiment -> {
            ObjectNode node = labels(experiment);
            node.setAll((ObjectNode) json.readTree(experiment.definition()));
            return progress(node, experiment, runs.countByExperiments(List.of(id)));
        });
    }

    /** Without settings, for lists. */
    ObjectNode page(PageRequest request, String q) {
        PageRequest newestFirst = request.withSort(Sort.Direction.DESC, "id");
        Page<Experiment> page =
                q.isBlank() ? experiments.findAll(newestFirst) : experiments.search(pattern(q), newestFirst);
        Map<Long, List<Runs.StatusCount>> counts =
                runs.countByExperiments(page.map(Experiment::id).getContent()).stream()
                        .collect(Collectors.groupingBy(Runs.StatusCount::getExperimentId));
        ObjectNode node = json.createObjectNode();
        ArrayNode items = node.putArray("items");
        page.forEach(experiment ->
                items.add(progress(labels(experiment), experiment, counts.getOrDefault(experiment.id(), List.of()))));
        return paged(node, page);
    }

    Optional<ObjectNode> runs(long id, PageRequest request) {
        Optional<Experiment> experiment = experiments.findById(id);
        if (experiment.isEmpty()) {
            return Optional.empty();
        }
        Sweep sweep = definitions.readExperiment(experiment.get().definition()).sweep();
        Page<Run> page = runs.findByExperimentIdOrderByOrdinal(id, request);
        ObjectNode node = json.createObjectNode();
        ArrayNode items = node.putArray("items");
        page.forEach(run -> items.add(runViews.summary(run, sweep.combination(sweep.combinationOf(run.ordinal())))));
        return Optional.of(paged(node, page));
    }

    private ObjectNode labels(Experiment experiment) {
        ObjectNode node = json.createObjectNode()
                .put("id", experiment.id())
                .put("name", experiment.name())
                .put("description", experiment.description());
        ArrayNode tags = node.putArray("tags");
        experiment.tags().forEach(tags::add);
        return node.put("createdAt", experiment.createdAt().toString());
    }

    private static ObjectNode progress(ObjectNode node, Experiment experiment, List<Runs.StatusCount> rows) {
        RunCounts counts = RunCounts.of(rows);
        node.put("runs", experiment.runs());
        node.put("status", counts.status(experiment.state()).name());
        ObjectNode statuses = node.putObject("counts");
        counts.statuses().forEach((status, n) -> statuses.put(status.name().toLowerCase(Locale.ROOT), n));
        ObjectNode outcomes = node.putObject("outcomes");
        counts.outcomes().forEach((outcome, n) -> outcomes.put(outcome.id(), n));
        return node;
    }

    private static ObjectNode paged(ObjectNode node, Page<?> page) {
        return node.put("total", page.getTotalElements())
                .put("page", page.getNumber())
                .put("size", page.getSize());
    }

    /** What was written, anywhere and to the letter. */
    private static String pattern(String q) {
        String escaped = q.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + escaped + "%";
    }
}
