package dev.chainrule.learn;

import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.learn.Exhibit.Claim;
import dev.chainrule.learn.Exhibit.Computed;
import dev.chainrule.learn.Exhibit.Finding;
import dev.chainrule.learn.Exhibit.Part;
import dev.chainrule.learn.Exhibit.Trained;
import dev.chainrule.learn.ExhibitPage.Line;
import dev.chainrule.learn.ExhibitPage.PartLine;
import dev.chainrule.learn.ExhibitPage.Verdict;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.web.Chapters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All exhibits, each with what came out here so far. An exhibit's experiments are found again by their submission keys. */
@Component
class Gallery implements Chapters {

    private final List<Exhibit> exhibits;

    /** What never changes need not be computed twice. */
    private final Map<String, List<Finding>> computedSoFar = new ConcurrentHashMap<>();

    private final Experiments experiments;
    private final Runs runs;
    private final Submissions submissions;
    private final DefinitionJson json;

    Gallery(
            TrainedExhibits trained,
            ComputedExhibits computed,
            Experiments experiments,
            Runs runs,
            Submissions submissions,
            DefinitionJson json) {
        this.exhibits =
                Stream.concat(trained.all().stream(), computed.all().stream()).toList();
        this.experiments = experiments;
        this.runs = runs;
        this.submissions = submissions;
        this.json = json;
    }

    @Override
    public List<Chapter> chapters() {
        return exhibits.stream()
                .map(Exhibit::label)
                .map(label -> new Chapter(label.title(), label.question(), "/gallery/" + label.id()))
                .toList();
    }

    /** All of them; what is computed and was not yet looked at stays open here. */
    List<ExhibitPage> pages() {
        return exhibits.stream()
                .map(exhibit -> exhibit instanceof Computed computed
                        ? page(
                                computed,
                                computedSoFar.getOrDefault(exhibit.label().id(), List.of()))
                        : page((Trained) exhibit))
                .toList();
    }

    Optional<ExhibitPage> page(String id) {
        return find(id).map(exhibit -> exhibit instanceof Computed computed
                ? page(
                        computed,
                        computedSoFar.computeIfAbsent(
                                id, first -> computed.findings().get()))
                : page((Trained) exhibit));
    }

    private Optional<Exhibit> find(String id) {
        return exhibits.stream()
                .filter(exhibit -> exhibit.label().id().equals(id))
                .findFirst();
    }

    /** Queues the exhibit's experiments, those that are not there yet; a computed one needs none. Empty if there is no such exhibit. */
    @Transactional
    public Optional<String> train(String id) {
        Optional<Exhibit> found = find(id);
        if (found.isPresent() && found.get() instanceof Trained trained) {
            for (Part part : trained.parts()) {
                submissions.submit(new NewExperiment(
                        part.name(),
                        trained.label().question() + " " + trained.label().source() + ".",
                        List.of("gallery"),
                        part.definition(),
                        key(trained, part)));
            }
        }
        return found.map(exhibit -> exhibit.label().id());
    }

    private static ExhibitPage page(Computed exhibit, List<Finding> findings) {
        List<Line> lines = findings.stream()
                .map(finding -> line(finding.setting(), finding.expected(), finding.measured()))
                .toList();
        return new ExhibitPage(exhibit.label(), false, lines, List.of(), 0, 0);
    }

    private ExhibitPage page(Trained exhibit) {
        Map<String, List<Run>> runsOf = new LinkedHashMap<>();
        List<PartLine> parts = new ArrayList<>();
        int all = 0;
        int ended = 0;
        for (Part part : exhibit.parts()) {
            Long experiment = experiments
                    .findBySubmission(key(exhibit, part))
                    .map(Experiment::id)
                    .orElse(null);
            List<Run> found = experiment == null ? List.of() : runs.findByExperimentIdOrderByOrdinal(experiment);
            runsOf.put(part.id(), found);
            int planned = Math.toIntExact(part.definition().sweep().runs());
            int done = (int) found.stream().filter(run -> run.status().ended()).count();
            all += planned;
            ended += done;
            parts.add(new PartLine(part.name(), experiment, done, planned));
        }
        List<Line> lines = exhibit.claims().stream()
                .map(claim -> line(claim.setting(), claim.expected(), measured(claim, runsOf)))
                .toList();
        return new ExhibitPage(exhibit.label(), true, lines, parts, ended, all);
    }

    /** Null while runs of the part are missing, under way, cancelled or failed. */
    private static Exhibit.@Nullable Measured measured(Claim claim, Map<String, List<Run>> runsOf) {
        List<Run> found = runsOf.getOrDefault(claim.part(), List.of());
        boolean complete = !found.isEmpty()
                && found.stream()
                        .allMatch(run -> run.status() == RunStatus.FINISHED || run.status() == RunStatus.DIVERGED);
        return complete ? claim.measured().apply(new Outcomes(found)) : null;
    }

    private static Line line(String setting, String expected, Exhibit.@Nullable Measured measured) {
        if (measured == null) {
            return new Line(setting, expected, "", Verdict.OPEN);
        }
        return new Line(setting, expected, measured.text(), measured.agrees() ? Verdict.AGREES : Verdict.DIFFERS);
    }

    /** The same as long as the definition is, so that a definition that is improved is trained anew. */
    private String key(Exhibit exhibit, Part part) {
        String definition = exhibit.label().id() + "/" + part.id() + "/" + json.write(part.definition());
        return "gallery-" + UUID.nameUUIDFromBytes(definition.getBytes(StandardCharsets.UTF_8));
    }
}
