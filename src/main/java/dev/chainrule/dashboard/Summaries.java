package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunFactsRepository.Versions;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Summaries of experiments, each made again only when one of its runs has changed. Safe for any thread. */
@Component
class Summaries {

    /** About ten kilobytes each. */
    private static final int MOST = 500;

    private final ExperimentIndex index;
    private final RunFactsRepository runs;
    private final DefinitionJson definitions;
    private final Datasets datasets;
    private final Format format;
    private final Map<Long, Kept> kept = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
            return size() > MOST;
        }
    };

    Summaries(
            ExperimentIndex index,
            RunFactsRepository runs,
            DefinitionJson definitions,
            Datasets datasets,
            Format format) {
        this.index = index;
        this.runs = runs;
        this.definitions = definitions;
        this.datasets = datasets;
        this.format = format;
    }

    private record Kept(String version, Summary summary) {}

    /** In the order of the ids; those that are gone are left out. Within the caller's transaction. */
    List<Summary> of(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> versions = new HashMap<>();
        for (Versions version : runs.versions(ids)) {
            versions.put(version.getExperimentId(), version.getVersions());
        }
        Map<Long, String> states = new HashMap<>();
        for (ExperimentIndex.Version version : index.versions(ids)) {
            states.put(version.getId(), version.getVersion() + "." + versions.getOrDefault(version.getId(), 0L));
        }
        Map<Long, Summary> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Long id : ids) {
            String state = states.get(id);
            Summary summary = state == null ? null : known(id, state);
            if (summary != null) {
                found.put(id, summary);
            } else if (state != null) {
                missing.add(id);
            }
        }
        for (Experiment experiment : missing.isEmpty() ? List.<Experiment>of() : index.findByIdIn(missing)) {
            Summary summary = summarize(experiment);
            found.put(experiment.id(), summary);
            synchronized (kept) {
                kept.put(experiment.id(), new Kept(Objects.requireNonNull(states.get(experiment.id())), summary));
            }
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private Summary summarize(Experiment experiment) {
        ExperimentDefinition definition = definitions.readExperiment(experiment.definition());
        List<RunFacts> facts = runs.of(experiment.id());
        Facets facets = new Facets(definition.sweep(), facts);
        return Summary.of(
                experiment,
                definition,
                facts,
                setting -> {
                    List<RunFacts> runs = facets.runs(setting);
                    double chance = runs.isEmpty() ? Double.NaN : runs.get(0).chance();
                    return Setup.of(definition.at(setting), chance, datasets, format);
                },
                format);
    }

    private @Nullable Summary known(long id, String version) {
        synchronized (kept) {
            Kept known = kept.get(id);
            return known != null && known.version().equals(version) ? known.summary() : null;
        }
    }
}
