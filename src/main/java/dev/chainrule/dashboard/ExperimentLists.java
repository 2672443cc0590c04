package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ExperimentIndex.Entry;
import dev.chainrule.dashboard.ExperimentList.Filter;
import dev.chainrule.dashboard.ExperimentList.Row;
import dev.chainrule.dashboard.ListQuery.Sort;
import dev.chainrule.dashboard.RunFactsRepository.OpenRuns;
import dev.chainrule.run.RunStatus;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the list of experiments out of what is stored: which match, in what state they are, and of one page of them what they show. */
@Component
class ExperimentLists {

    static final int PAGE = 20;

    private static final Set<RunStatus> OPEN = Set.of(RunStatus.QUEUED, RunStatus.RUNNING);
    private static final int MOST_TAGS = 200;

    /** Entries come newest first, and equals keep their order. */
    private static final Map<Sort, Comparator<Found>> ORDERS = Map.of(
            Sort.NEWEST,
            (first, second) -> 0,
            Sort.OLDEST,
            Comparator.comparing(found -> found.entry().getId()),
            Sort.NAME,
            Comparator.comparing(found -> found.entry().getName(), String.CASE_INSENSITIVE_ORDER),
            Sort.RUNS,
            Comparator.comparing((Found found) -> found.entry().getRuns()).reversed());

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

    private record Found(Entry entry, Stage stage) {

        /** Whether it is found under a status; archived ones are under no other. */
        boolean in(String status) {
            boolean archived = entry.getArchivedAt() != null;
            return archived
                    ? status.equals("archived")
                    : status.equals("all") || stage.filter().equals(status);
        }
    }

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

    /** A page beyond the last one is the last one. */
    @Transactional(readOnly = true)
    ExperimentList list(ListQuery query) {
        List<OpenRuns> counts = runs.countByStatus(OPEN);
        String cursor = cursor(counts);
        Map<Long, Open> open = open(counts);
        List<Found> matching = matching(query).stream()
                .map(entry -> found(entry, open))
                .sorted(ORDERS.get(query.sort()))
                .toList();
        List<Found> chosen =
                matching.stream().filter(found -> found.in(query.status())).toList();
        int pages = Math.max(1, (chosen.size() + PAGE - 1) / PAGE);
        int at = Math.min(query.page(), pages - 1);
        List<Found> onPage = chosen.subList(at * PAGE, Math.min(chosen.size(), (at + 1) * PAGE));
        List<Row> rows = summaries
                .of(onPage.stream().map(found -> found.entry().getId()).toList())
                .stream()
                .map(this::row)
                .toList();
        return new ExperimentList(
                subtitle(matching.stream().filter(found -> found.in("all")).toList()),
                query,
                index.tags(Limit.of(MOST_TAGS)),
                filters(matching, query),
                rows,
                shown(onPage.size(), chosen.size(), at, pages),
                at == 0 ? null : query.withPage(at - 1).address(),
                at == pages - 1 ? null : query.withPage(at + 1).address(),
                cursor,
                counts.stream().anyMatch(count -> count.getCount() > 0),
                matching.isEmpty() && query.everything());
    }

    private List<Entry> matching(ListQuery query) {
        List<Entry> found = query.q().isBlank() ? index.all() : index.matching(pattern(query.q()));
        if (query.tag().isEmpty()) {
            return found;
        }
        Set<Long> tagged = Set.copyOf(index.tagged(query.tag()));
        return found.stream().filter(entry -> tagged.contains(entry.getId())).toList();
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

    private List<Filter> filters(List<Found> matching, ListQuery query) {
        List<Filter> filters = new ArrayList<>();
        for (String filter : ListQuery.STATUSES) {
            long count = matching.stream().filter(found -> found.in(filter)).count();
            boolean chosen = filter.equals(query.status());
            if (filter.equals("archived") && count == 0 && !chosen) {
                continue;
            }
            String label = filter.substring(0, 1).toUpperCase(Locale.ROOT) + filter.substring(1);
            filters.add(new Filter(
                    label, format.count(count), query.withStatus(filter).address(), chosen));
        }
        return filters;
    }

    private String shown(int onPage, int chosen, int at, int pages) {
        String first = pages == 1
                ? format.count(onPage)
                : "%s to %s".formatted(format.count(at * PAGE + 1L), format.count((long) at * PAGE + onPage));
        return "Showing %s of %s.".formatted(first, format.count(chosen));
    }

    private Row row(Summary summary) {
        Tally tally = summary.tally();
        Stage stage = Stage.of(summary.state(), tally);
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
