package dev.chainrule.dataset;

import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.RandomStream.Purpose;
import java.util.List;
import java.util.function.Function;

/** A kind whose rows are worked out from options and a seed. */
record Generator(DatasetKind kind, Function<Chosen, Points> formula, Function<Chosen, List<String>> classNames)
        implements DatasetSource {

    /** The options of one data set, and its random numbers. */
    record Chosen(DatasetSpec spec) {

        RandomStream data() {
            return new RandomStream(spec.seed(), Purpose.DATA, 0);
        }

        RandomStream noises() {
            return new RandomStream(spec.seed(), Purpose.NOISE, 0);
        }

        int rows() {
            return whole("rows");
        }

        double noise() {
            return number("noise");
        }

        int whole(String name) {
            return spec.options().get(name).intValue();
        }

        double number(String name) {
            return spec.options().get(name);
        }
    }

    @Override
    public Dataset load(DatasetSpec spec) {
        Chosen chosen = new Chosen(spec);
        Points points = formula.apply(chosen);
        return new Dataset(
                kind, spec, points.rows(), 2, points.x(), points.y(), List.of("x1", "x2"), classNames.apply(chosen));
    }
}
