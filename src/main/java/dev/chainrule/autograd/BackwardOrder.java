package dev.chainrule.autograd;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which gradients flow: a value passes its gradient on when everything that uses it has passed on its own. First all uses
 * are counted, then they are counted down (Kahn 1962), and a value's turn comes at 0. Lists instead of recursion, so depth does not matter.
 */
final class BackwardOrder {

    private BackwardOrder() {}

    /** The result first, then everything it is made of, each before its inputs and each once. */
    static List<Value> of(Value result) {
        countUses(result);
        List<Value> order = new ArrayList<>();
        order.add(result);
        for (int next = 0; next < order.size(); next++) { // the list grows as it is read
            for (Value input : order.get(next).inputs) {
                if (--input.uses == 0) {
                    order.add(input);
                }
            }
        }
        return order;
    }

    private static void countUses(Value result) {
        List<Value> reached = new ArrayList<>();
        reached.add(result);
        for (int next = 0; next < reached.size(); next++) {
            for (Value input : reached.get(next).inputs) {
                if (input.uses++ == 0) {
                    reached.add(input);
                }
            }
        }
    }
}
