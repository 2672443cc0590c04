package dev.chainrule.dashboard;

import dev.chainrule.run.Curve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the curves of a cell's runs say, in few numbers.
 *
 * @param validation without points if there is no validation
 * @param traces by run id, of runs that have any epochs
 */
record CellSeries(CellCurve training, CellCurve validation, Map<Long, Trace> traces) {

    /**
     * @param curves of the cell's runs, by id; more may be in it
     * @param only the epochs that its curves keep; null for all
     */
    static CellSeries of(Cell cell, Map<Long, Curve> curves, double target, CellCurve.@Nullable Stretch only) {
        List<RunFacts> done = cell.done();
        // until a seed is done, those under way show where they are
        List<RunFacts> shown = done.isEmpty() ? cell.runs() : done;
        List<float[]> training = new ArrayList<>();
        List<float[]> validation = new ArrayList<>();
        for (RunFacts run : shown) {
            Curve curve = curves.get(run.id());
            if (curve != null) {
                training.add(curve.trainingLoss());
                if (curve.hasValidation()) {
                    validation.add(curve.validationLoss());
                }
            }
        }
        Map<Long, Trace> traces = new HashMap<>();
        for (RunFacts run : cell.runs()) {
            Curve curve = curves.get(run.id());
            if (curve != null) {
                traces.put(run.id(), Trace.of(curve.trainingLoss(), target));
            }
        }
        return new CellSeries(CellCurve.of(training, cell, only), CellCurve.of(validation, cell, only), traces);
    }
}
