package dev.chainrule.run;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.probe.ChainRule;
import dev.chainrule.engine.probe.RowPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Works the gradient of one weight out, row by row. */
final class WeightProbe {

    private static final int MOST_TELLING = 5;

    private WeightProbe() {}

    /**
     * @param rows those of {@code all} that are looked at, evenly spaced
     * @param row from 1, of {@code all}; null for the most telling
     */
    static Probed.Weight of(
            Model model,
            Examples rows,
            Examples all,
            int epoch,
            double learningRate,
            ChainRule.Place place,
            @Nullable Integer row) {
        double[] slopes = new ChainRule(model, rows).slopes(place);
        List<Integer> telling = IntStream.range(0, slopes.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(slopes[i])))
                .limit(MOST_TELLING)
                .map(i -> 1 + (int) ((long) i * all.rows() / slopes.length))
                .toList();
        int chosen = row == null ? telling.get(0) : row;
        ChainRule chain = new ChainRule(model, all);
        RowPass pass = chain.pass(chosen - 1);
        List<Probed.Weight.Term> terms = new ArrayList<>();
        int behind = place.layer() + 1;
        for (int unit = 0; behind < pass.byZ().length && unit < pass.byZ()[behind].length; unit++) {
            double weight = chain.weight(new ChainRule.Place(behind, place.unit(), unit));
            terms.add(new Probed.Weight.Term(unit, weight, pass.byZ()[behind][unit]));
        }
        double gradient = Arrays.stream(slopes).average().orElseThrow();
        Arrays.sort(slopes);
        return new Probed.Weight(
                epoch,
                slopes.length,
                all.rows(),
                place,
                chain.weight(place),
                gradient,
                learningRate,
                slopes,
                telling,
                chosen,
                pass,
                terms);
    }
}
