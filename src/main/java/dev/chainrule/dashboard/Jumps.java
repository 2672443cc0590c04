package dev.chainrule.dashboard;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.web.Chapters;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what somebody types: experiments by name or tag, data sets by name, chapters by title and question, experiments and runs by number. */
@Component
class Jumps {

    static final int MOST = 20;

    private static final int EXPERIMENTS = 12;
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

    private final JumpQueries queries;
    private final Datasets datasets;
    private final Chapters chapters;
    private final Format format;

    Jumps(JumpQueries queries, Datasets datasets, Chapters chapters, Format format) {
        this.queries = queries;
        this.datasets = datasets;
        this.chapters = chapters;
        this.format = format;
    }

    /** At most {@link #MOST}; for a blank text the newest experiments. */
    @Transactional(readOnly = true)
    List<Hit> find(String q) {
        String text = q.strip().toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            long id = Long.parseLong(number.group(1));
            queries.run(id).ifPresent(run -> hits.add(run(run)));
            queries.experiment(id).ifPresent(experiment -> hits.add(experiment(experiment)));
        }
        String within = ExperimentLists.pattern(text);
        queries.experiments(within, within.substring(1), PageRequest.of(0, EXPERIMENTS)).stream()
                .map(this::experiment)
                .filter(hit -> !hits.contains(hit))
                .forEach(hits::add);
        if (!text.isEmpty()) {
            for (DatasetKind kind : datasets.kinds()) {
                if ((kind.label() + " " + kind.id()).toLowerCase(Locale.ROOT).contains(text)) {
                    hits.add(new Hit(
                            "Data set", kind.label(), format.count(kind.rows(), "row"), "/datasets/" + kind.id()));
                }
            }
            for (Chapters.Chapter chapter : chapters.chapters()) {
                if (("chapter " + chapter.title() + " " + chapter.about())
                        .toLowerCase(Locale.ROOT)
                        .contains(text)) {
                    hits.add(new Hit("Chapter", chapter.title(), chapter.about(), chapter.path()));
                }
            }
        }
        return List.copyOf(hits.subList(0, Math.min(MOST, hits.size())));
    }

    private Hit experiment(JumpQueries.Found found) {
        return new Hit(
                "Experiment",
                found.getName(),
                "#%d, %s, %s"
                        .formatted(
                                found.getId(), format.count(found.getRuns(), "run"), format.ago(found.getCreatedAt())),
                "/experiments/" + found.getId());
    }

    private Hit run(JumpQueries.FoundRun run) {
        return new Hit(
                "Run",
                "#" + run.getId(),
                "%s, lr %s, seed %d of %s"
                        .formatted(
                                run.getInitialization(),
                                format.rate(run.getLearningRate()),
                                run.getSeed(),
                                run.getName()),
                "/runs/" + run.getId());
    }
}
