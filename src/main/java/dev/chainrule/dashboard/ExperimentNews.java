package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunTable.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is new on a page for somebody who has an earlier one of the same choices: which parts have changed, and which rows.
 *
 * @param page as it is now
 * @param table whether anything around the rows of the table has changed
 * @param rows that are new or have changed
 * @param order ids of all rows, where their order has changed or some have come or gone; else null
 */
record ExperimentNews(
        ExperimentPage page,
        boolean head,
        boolean progress,
        boolean wall,
        boolean findings,
        boolean filter,
        boolean charts,
        boolean table,
        List<Row> rows,
        @Nullable String order) {

    /** @param now made after {@code earlier}, so that rows that have not changed are the same objects */
    static ExperimentNews between(PagesInUse.Kept earlier, PagesInUse.Kept now) {
        ExperimentPage was = earlier.page();
        ExperimentPage is = now.page();
        Map<Long, Row> had = was.runs().rows().stream().collect(Collectors.toMap(Row::id, row -> row));
        return new ExperimentNews(
                is,
                !was.head().equals(is.head()),
                !was.progress().equals(is.progress()),
                !was.wall().equals(is.wall()) || !Objects.equals(was.best(), is.best()),
                !was.findings().equals(is.findings()),
                !was.filter().equals(is.filter()),
                !earlier.drawn().sameCharts(now.drawn()),
                !was.runs().withoutRows().equals(is.runs().withoutRows()),
                is.runs().rows().stream()
                        .filter(row -> had.get(row.id()) != row)
                        .toList(),
                order(was.runs().rows(), is.runs().rows()));
    }

    private static @Nullable String order(List<Row> was, List<Row> is) {
        List<Long> now = ids(is);
        return ids(was).equals(now) ? null : now.stream().map(id -> "run-" + id).collect(Collectors.joining(" "));
    }

    private static List<Long> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }
}
