package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.probe.ChainRule;
import java.util.List;

/** Names units as the drawing of the network does. Layers count from 0, the inputs. */
final class UnitNames {

    private final NetworkSpec network;
    private final List<String> inputs;
    private final List<String> classes;

    UnitNames(NetworkSpec network, Dataset data) {
        this.network = network;
        this.inputs = data.kind().images() ? List.of() : data.featureNames();
        this.classes = data.classNames();
    }

    int units(int layer) {
        return layer == 0 ? network.inputs() : network.layers().get(layer - 1).units();
    }

    /** "Inputs", "Hidden 2" or "Output". */
    String layer(int layer) {
        return layer == 0 ? "Inputs" : output(layer) ? "Output" : "Hidden " + layer;
    }

    /** Within its layer: "petal width", "pixel 7", "unit 3", "setosa", "the output". */
    String shortly(int layer, int unit) {
        if (layer == 0) {
            return inputs.isEmpty() ? "pixel " + (unit + 1) : inputs.get(unit);
        }
        if (!output(layer)) {
            return "unit " + (unit + 1);
        }
        if (units(layer) == 1) {
            return "the output";
        }
        return unit < classes.size() ? classes.get(unit) : "output " + (unit + 1);
    }

    /** "input petal width", "pixel 7", "unit 3 of hidden layer 1", "the output", "the output for setosa". */
    String of(int layer, int unit) {
        String shortly = shortly(layer, unit);
        if (layer == 0) {
            return inputs.isEmpty() ? shortly : "input " + shortly;
        }
        if (!output(layer)) {
            return "%s of hidden layer %d".formatted(shortly, layer);
        }
        return units(layer) == 1 || unit >= classes.size() ? shortly : "the output for " + shortly;
    }

    /** "Weight from unit 3 of hidden layer 1 to the output" or "Bias of the output". */
    String of(ChainRule.Place place) {
        String unit = of(place.layer() + 1, place.unit());
        return place.bias()
                ? "Bias of " + unit
                : "Weight from %s to %s".formatted(of(place.layer(), place.from()), unit);
    }

    private boolean output(int layer) {
        return layer == network.layers().size();
    }
}
