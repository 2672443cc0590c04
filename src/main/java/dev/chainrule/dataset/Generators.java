package dev.chainrule.dataset;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The generated kinds: what they are called, what can be chosen, and the formula behind each. */
final class Generators {

    private static final DatasetOption ROWS = new DatasetOption("rows", "Rows", "10 to 20,000", 10, 20_000, 300, true);

    private Generators() {}

    static List<DatasetSource> all() {
        return List.of(moons(), circles(), spirals(), xor(), blobs(), plane());
    }

    private static DatasetSource moons() {
        return classes(
                "moons",
                "Two moons",
                List.of(ROWS, noise("standard deviation, 0 to 10", 10, 0.2)),
                List.of("outer", "inner"),
                "Two half circles that reach into each other: a straight line gets most of it right, a bend the rest.",
                "The moons of scikit-learn, F. Pedregosa et al., 2011",
                chosen -> Formulas.moons(chosen.rows(), chosen.noise(), chosen.noises()));
    }

    private static DatasetSource circles() {
        DatasetOption factor = new DatasetOption(
                "factor", "Inner radius", "of an outer radius of 1, 0.01 to 0.99", 0.01, 0.99, 0.8, false);
        return classes(
                "circles",
                "Circles",
                List.of(ROWS, noise("standard deviation, 0 to 10", 10, 0.05), factor),
                List.of("outer", "inner"),
                "One circle inside another: no straight line helps, so a network without a hidden layer stays at chance.",
                "The circles of scikit-learn, F. Pedregosa et al., 2011",
                chosen -> Formulas.circles(chosen.rows(), chosen.number("factor"), chosen.noise(), chosen.noises()));
    }

    private static DatasetSource spirals() {
        return classes(
                "spirals",
                "Two spirals",
                List.of(ROWS, noise("moves each coordinate by up to this much, 0 to 5", 5, 0.2)),
                List.of("arm 1", "arm 2"),
                "Two arms wound around each other: a small network needs depth, patience and a large learning rate.",
                "The spiral of TensorFlow Playground, D. Smilkov et al., 2016, after K. Lang and M. Witbrock, 1988",
                chosen -> Formulas.spirals(chosen.rows(), chosen.noise(), chosen.noises()));
    }

    private static DatasetSource xor() {
        return classes(
                "xor",
                "XOR",
                List.of(ROWS, noise("share of mistaken classes near the axes, 0 to 1", 1, 0)),
                List.of("same sign", "opposite signs"),
                "Opposite quadrants belong together: the smallest task that one layer cannot do, and that zeros never start on.",
                "The exclusive or of TensorFlow Playground, D. Smilkov et al., 2016, after M. Minsky and S. Papert, 1969",
                chosen -> Formulas.xor(chosen.rows(), chosen.noise(), chosen.data(), chosen.noises()));
    }

    private static DatasetSource blobs() {
        DatasetOption classes = new DatasetOption("classes", "Classes", "2 to 10", 2, 10, 3, true);
        List<DatasetOption> options = List.of(ROWS, noise("standard deviation, 0 to 10", 10, 1), classes);
        DatasetKind kind = kind(
                "blobs",
                "Gaussian blobs",
                Task.CLASSIFICATION,
                options,
                (int) classes.standard(),
                "A round cloud for each class: easy where they lie apart, and where they overlap no network can be perfect.",
                "The blobs of scikit-learn, F. Pedregosa et al., 2011");
        return new Generator(
                kind,
                chosen -> Formulas.blobs(
                        chosen.rows(), chosen.whole("classes"), chosen.noise(), chosen.data(), chosen.noises()),
                chosen -> IntStream.range(0, chosen.whole("classes"))
                        .mapToObj(label -> "class " + label)
                        .toList());
    }

    private static DatasetSource plane() {
        DatasetKind kind = kind(
                "plane",
                "Plane",
                Task.REGRESSION,
                List.of(ROWS, noise("standard deviation of the target, 0 to 10", 10, 0)),
                0,
                "A tilted plane, (x1 + x2)/10: a network without a hidden layer can have it exactly, so what is missing is the training’s fault.",
                "The plane of TensorFlow Playground, D. Smilkov et al., 2016");
        return new Generator(
                kind,
                chosen -> Formulas.plane(chosen.rows(), chosen.noise(), chosen.data(), chosen.noises()),
                chosen -> List.of());
    }

    private static DatasetSource classes(
            String id,
            String label,
            List<DatasetOption> options,
            List<String> classNames,
            String description,
            String source,
            Function<Generator.Chosen, Points> formula) {
        DatasetKind kind = kind(id, label, Task.CLASSIFICATION, options, classNames.size(), description, source);
        return new Generator(kind, formula, chosen -> classNames);
    }

    private static DatasetKind kind(
            String id,
            String label,
            Task task,
            List<DatasetOption> options,
            int classes,
            String description,
            String source) {
        int rows = (int) options.get(0).standard();
        return new DatasetKind(id, label, true, task, options, rows, 2, classes, null, description, source, "");
    }

    private static DatasetOption noise(String hint, double most, double standard) {
        return new DatasetOption("noise", "Noise", hint, 0, most, standard, false);
    }
}
