package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A row and what it adds to the loss.
 *
 * @param row its index, from 0
 * @param loss its own loss; the mean over all rows is the network's
 */
public record RowLoss(int row, double loss) {

    /** The rows that the network does worst on, the worst first, those not finite before all; of equals the first. At most so many. */
    public static List<RowLoss> worst(Model model, Examples rows, int most) {
        float[] outputs = model.outputs(rows);
        int width = rows.targets();
        List<RowLoss> losses = new ArrayList<>(rows.rows());
        double[] row = new double[width];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < width; j++) {
                row[j] = outputs[r * width + j];
            }
            losses.add(new RowLoss(r, Float64.loss(model.loss(), row, rows.y(), r * width)));
        }
        losses.sort(Comparator.comparingDouble(RowLoss::loss).reversed().thenComparingInt(RowLoss::row));
        return List.copyOf(losses.subList(0, Math.min(Math.max(0, most), losses.size())));
    }
}
