package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ChartData.Detail;
import dev.chainrule.dashboard.ChartData.Fine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What curves are like in the part that a reader has zoomed to. A page has some 240 points of each curve, which are all of them up to so many
 * epochs; of longer curves the part is read again and reduced by itself, so that zooming shows more and every peak stays.
 */
@Component
class CurveDetail {

    private final SeriesOfCells series;

    CurveDetail(SeriesOfCells series) {
        this.series = series;
    }

    /**
     * The points inside the range, in the order of the page's panels and lines; null if no range is asked for or the page has all of its
     * points.
     *
     * @param known what the page has
     */
    @Nullable
    Detail of(LoadedExperiment loaded, Map<CellKey, CellSeries> known) {
        CurveView how = loaded.view().curves();
        CurveRange range = how.range();
        if (range == null) {
            return null;
        }
        Grid grid = loaded.grid();
        CurvePanels drawn = CurvePanels.of(grid, loaded.view());
        Map<CellKey, CellCurve.Stretch> stretches = new HashMap<>();
        Set<Cell> wanted = new HashSet<>();
        for (int panel : drawn.panels()) {
            for (int line : drawn.lines()) {
                Cell cell = drawn.cell(grid, panel, line);
                CellCurve.Stretch stretch = range.epochs(Curves.times(how, cell, loaded.setup()));
                CellCurve curve = curve(loaded, Objects.requireNonNull(known.get(cell.key())));
                if (stretch != null && curve.thins(stretch)) {
                    stretches.put(cell.key(), stretch);
                    wanted.add(cell);
                }
            }
        }
        if (wanted.isEmpty()) {
            return null;
        }
        Map<CellKey, CellSeries> read = series.of(
                loaded.id(), loaded.facet(), wanted, loaded.setup().targetLoss(), cell -> stretches.get(cell.key()));
        List<List<Fine>> panels = new ArrayList<>();
        for (int panel : drawn.panels()) {
            List<Fine> lines = new ArrayList<>();
            for (int line : drawn.lines()) {
                CellSeries found = read.get(drawn.cell(grid, panel, line).key());
                lines.add(found == null ? Fine.NONE : Curves.fine(curve(loaded, found), how));
            }
            panels.add(lines);
        }
        return new Detail(range.min(), range.max(), panels);
    }

    private static CellCurve curve(LoadedExperiment loaded, CellSeries of) {
        return loaded.view().metric() == Metric.VALIDATION_LOSS ? of.validation() : of.training();
    }
}
