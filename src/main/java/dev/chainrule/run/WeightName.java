package dev.chainrule.run;

import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.probe.ChainRule;
import dev.chainrule.web.BadInput;

/**
 * How people and programs name a weight.
 *
 * @param layer that it leads to: 1 for the first behind the inputs
 * @param from the input or unit that it comes from, from 1; 0 for the bias
 * @param to the unit that it leads to, from 1
 */
public record WeightName(int layer, int from, int to) {

    /** @throws BadInput if the network has no such weight */
    ChainRule.Place placeIn(NetworkSpec network) {
        check("layer", layer, 1, network.layers().size());
        int inputs =
                layer == 1 ? network.inputs() : network.layers().get(layer - 2).units();
        check("from", from, 0, inputs);
        check("to", to, 1, network.layers().get(layer - 1).units());
        return new ChainRule.Place(layer - 1, from - 1, to - 1);
    }

    private static void check(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadInput(
                    field,
                    "%d is out of range. Use %d to %,d%s."
                            .formatted(value, least, most, field.equals("from") ? "; 0 is the bias" : ""));
        }
    }
}
