package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ExperimentIndex.Entry;
import dev.chainrule.dashboard.ExperimentList.Filter;
import dev.chainrule.dashboard.ExperimentList.Row;
import dev.chainrule.dashboard.RunFactsRepository.OpenRuns;
import dev.chainrule.run.RunStatus;
import dev.chainrule.web.Format;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the list of experiments out of what is stored: which match, in what state they are, and of one page of them what they show. */
@Component
class ExperimentLists {

    static final int PAGE = 20;

    private static final Set<RunStatus> OPEN = Set.of(RunStatus.QUEUED, RunStatus.RUNNING);
    private static final List<String> FILTERS = List.of("all", "running", "queued", "done", "paused");

    private final ExperimentIndex index;
    private final RunFactsRepository runs;
    private final Summaries summaries;
    private final Format format;

    ExperimentLists(ExperimentIndex index, RunFactsRepository runs, Summaries summaries, Format format) {
        this.index = index;
        this.runs = runs;
        this.summaries = summaries;
        this.format = format;
    }

    /** Runs of an experiment that have not ended. */
    private record Open(long queued, long running) {
        static final Open NONE = new Open(0, 0);
    }

    private record Found(Entry entry, Stage stage) {}

    /** Names the state of all experiments; changes whenever a run that has not ended does. */
    @Transactional(readOnly = true)
    String cursor() {
        return cursor(runs.countByStatus(OPEN));
    }

    private String cursor(List<OpenRuns> open) {
        long count = open.stream().mapToLong(OpenRuns::getCount).sum();
        long versions = open.stream().mapToLong(OpenRuns::getVersions).sum();
        return index.state() + "." + count + "." + versions;
    }

    static boolean knows(String status) {
        return FILTERS.contains(status);
    }

    /**
     * @param q text to look for; blank for all
     * @param status one of all, running, queued, done, paused
     * @param page from 0; beyond the last one the last one
     */
    @Transactional(readOnly = true)
    ExperimentList list(String q, String status, int page) {
        List<OpenRuns> counts = runs.countByStatus(OPEN);
        String cursor = cursor(counts);
        Map<Long, Open> open = open(counts);
        List<Found> matching = (q.isBlank() ? index.all() : index.matching(pattern(q)))
                .stream().map(entry -> found(entry, open)).toList();
        List<Found> chosen = matching.stream()
                .filter(found -> status.equals("all") || found.stage().filter().equals(status))
                .toList();
        int pages = Math.max(1, (chosen.size() + PAGE - 1) / PAGE);
        int at = Math.max(0, Math.min(page, pages - 1));
        List<Found> onPage = chosen.subList(at * PAGE, Math.min(chosen.size(), (at + 1) * PAGE));
        List<Row> rows = summaries
                .of(onPage.stream().map(found -> found.entry().getId()).toList())
                .stream()
                .map(this::row)
                .toList();
        return new ExperimentList(
                subtitle(matching),
                q,
                status,
                filters(matching, q, status),
                rows,
                shown(onPage.size(), chosen.size(), at, pages),
                at == 0 ? null : query(q, status, at - 1),
                at == pages - 1 ? null : query(q, status, at + 1),
                cursor,
                counts.stream().anyMatch(count -> count.getCount() > 0),
                matching.isEmpty() && q.isBlank());
    }

    private static Map<Long, Open> open(List<OpenRuns> counts) {
        Map<Long, Open> open = new HashMap<>();
        for (OpenRuns count : counts) {
            Open before = open.getOrDefault(count.getExperimentId(), Open.NONE);
            open.put(
                    count.getExperimentId(),
                    count.getStatus() == RunStatus.QUEUED
                            ? new Open(count.getCount(), before.running())
                            : new Open(before.queued(), count.getCount()));
        }
        return open;
    }

    private static Found found(Entry entry, Map<Long, Open> open) {
        Open runs = open.getOrDefault(entry.getId(), Open.NONE);
        return new Found(entry, Stage.of(entry.getState(), entry.getRuns(), runs.queued(), runs.running()));
    }

    /** The text itself, wherever it stands: what is special in a pattern is not special here. */
    static String pattern(String q) {
        String text = q.strip().toLowerCase(Locale.ROOT);
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private String subtitle(List<Found> matching) {
        long runs =
                matching.stream().mapToLong(found -> found.entry().getRuns()).sum();
        long running = matching.stream()
                .filter(found -> found.stage() == Stage.RUNNING)
                .count();
        String now = running == 0
                ? ""
                : running == 1 ? " One is running now." : " %s are running now.".formatted(format.count(running));
        return "%s, %s.%s".formatted(format.count(matching.size(), "experiment"), format.count(runs, "run"), now);
    }

    private List<Filter> filters(List<Found> matching, String q, String status) {
        List<Filter> filters = new ArrayList<>();
        for (String filter : FILTERS) {
            long count = matching.stream()
                    .filter(found ->
                            filter.equals("all") || found.stage().filter().equals(filter))
                    .count();
            String label = filter.substring(0, 1).toUpperCase(Locale.ROOT) + filter.substring(1);
            filters.add(new Filter(label, format.count(count), query(q, filter, 0), filter.equals(status)));
        }
        return filters;
    }

    private String shown(int onPage, int chosen, int at, int pages) {
        String first = pages == 1
                ? format.count(onPage)
                : "%s to %s".formatted(format.count(at * PAGE + 1L), format.count((long) at * PAGE + onPage));
        return "Showing %s of %s.".formatted(first, format.count(chosen));
    }

    private static String query(String q, String status, int page) {
        List<String> pairs = new ArrayList<>();
        if (!q.isBlank()) {
            pairs.add("q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        }
        if (!status.equals("all")) {
            pairs.add("status=" + status);
        }
        if (page > 0) {
            pairs.add("page=" + page);
        }
        return "?" + String.join("&", pairs);
    }

    private Row row(Summary summary) {
        Tally tally = summary.tally();
        Stage stage = Stage.of(summary.state(), tally.runs(), tally.queued(), tally.running());
        Progress progress = Progress.of(tally, stage, summary.createdAt(), format);
        return new Row(
                summary,
                stage,
                progress,
                format.count(tally.done()) + " of " + format.count(tally.runs()),
                String.join(", ", progress.others()),
                progress.diverged().isEmpty() && tally.done() > 0 ? "none diverged" : progress.diverged(),
                age(summary, tally, stage),
                ageMore(tally, stage));
    }

    private String age(Summary summary, Tally tally, Stage stage) {
        if (stage == Stage.QUEUED) {
            return "queued " + format.ago(summary.createdAt());
        }
        if (stage == Stage.RUNNING && tally.started().isPresent()) {
            return "started " + format.ago(tally.started().get());
        }
        return format.ago(tally.ended().orElse(summary.createdAt()));
    }

    private String ageMore(Tally tally, Stage stage) {
        if (Double.isFinite(tally.estimatedSecondsLeft())) {
            return "about " + format.duration(tally.estimatedSecondsLeft()) + " left";
        }
        return stage == Stage.DONE && tally.took().isPresent()
                ? "took " + format.duration(Progress.seconds(tally))
                : "";
    }
}
