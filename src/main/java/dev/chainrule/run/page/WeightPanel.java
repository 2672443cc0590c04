package dev.chainrule.run.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One weight of the network and its chain rule, where somebody chose one.
 *
 * @param refusal why nothing can be told, or null
 * @param offered whether there is any weight to choose: not of a network that is too large
 * @param choice what there is to choose from
 * @param found null unless a weight was chosen and can be told
 */
record WeightPanel(
        @Nullable String refusal,
        boolean offered,
        Choice choice,
        @Nullable Found found) {

    /** More units than this are typed by number. */
    static final int MOST_LISTED = 100;

    /**
     * Layers and units by their numbers: layer and to from 1, from as well with 0 for the bias.
     *
     * @param layers "Inputs → Hidden 1", …
     * @param froms names of what weights of the layer come from, the bias first; empty where there are more than {@link #MOST_LISTED}
     * @param tos names of its units; empty as well
     */
    record Choice(
            List<String> layers,
            List<String> froms,
            List<String> tos,
            int mostFrom,
            int mostTo,
            int layer,
            int from,
            int to) {}

    /**
     * @param title "Weight from input x to unit 3 of hidden layer 1"
     * @param step what descent would do with it
     * @param row from 1
     * @param about what the row is and what the network says
     * @param forward the row's numbers on the way
     * @param factors of its gradient
     * @param slope the product of the factors
     * @param terms what the first factor is the sum of; empty for an output
     * @param rest the sum of what is not in {@code terms}; null if all are
     * @param outputs of the row
     * @param more outputs that are not listed
     * @param mean how the rows make the gradient
     * @param shape of all rows' gradients, ascending, in a box of 200 × 48
     * @param at where the row is among them, 0 to 200
     */
    record Found(
            int epoch,
            String title,
            String value,
            String gradient,
            String step,
            int row,
            int allRows,
            List<Integer> telling,
            String about,
            List<Number> forward,
            List<Factor> factors,
            String slope,
            List<Term> terms,
            @Nullable Term rest,
            String sum,
            List<Output> outputs,
            int more,
            String mean,
            Shape shape,
            double at,
            String limits) {}

    /** A number of the way forward, as a name, itself and a word. */
    record Number(String name, String value, String words) {}

    /** ∂top/∂bottom. */
    record Factor(String top, String bottom, String value, String words) {}

    /** @param unit of the next layer, from 1; 0 for several together */
    record Term(int unit, String name, String weight, String byZ, String product) {}

    record Output(String name, String z, String answer, String target, String byZ) {}

    /** Two areas of an svg, of the rows that want the weight larger and of those that want it smaller, and where they meet. */
    record Shape(String larger, String smaller) {}
}
