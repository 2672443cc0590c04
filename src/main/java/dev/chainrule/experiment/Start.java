package dev.chainrule.experiment;

import static java.util.Map.entry;

import dev.chainrule.engine.Initialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An initialization as the form explains it.
 *
 * @param id as it is sent, or how it is written where numbers belong to it
 * @param source the paper that it is from or that tells of it
 */
record Start(String id, String label, String formula, String shows, String source) {

    private static final Map<Class<? extends Initialization>, String> SOURCES = Map.ofEntries(
            entry(Initialization.Zeros.class, "Rumelhart, Hinton and Williams 1986."),
            entry(Initialization.Constant.class, "Rumelhart, Hinton and Williams 1986."),
            entry(Initialization.Normal.class, "Krizhevsky et al. 2012, with 0.01."),
            entry(Initialization.Uniform.class, "Rumelhart, Hinton and Williams 1986, with small bounds."),
            entry(Initialization.LeCun.class, "LeCun et al. 1998."),
            entry(Initialization.Xavier.class, "Glorot and Bengio 2010."),
            entry(Initialization.He.class, "He et al. 2015."),
            entry(Initialization.PyTorchLinear.class, "nn.Linear: He et al. 2015 with a = √5."),
            entry(Initialization.ScikitLearn.class, "MLPClassifier: Glorot and Bengio 2010."),
            entry(Initialization.Orthogonal.class, "Saxe et al. 2014."),
            entry(Initialization.Sparse.class, "Martens 2010."),
            entry(Initialization.Lsuv.class, "Mishkin and Matas 2016."));

    /** With numbers that stand for any. */
    private static final List<String> WRITTEN = List.of(
            "normal:0.05",
            "uniform:-0.1:0.1",
            "xavier_normal:1.667",
            "he_normal:fan_out",
            "he_uniform:own_gain",
            "orthogonal:1.414",
            "sparse:0.9:1");

    private static Start of(String id) {
        Initialization initialization = Initialization.parse(id);
        return new Start(
                id,
                initialization.label(),
                initialization.formula(),
                initialization.shows(),
                Objects.requireNonNull(SOURCES.get(initialization.getClass()), initialization.id()));
    }

    /** Those with a box to tick. */
    static List<Start> offered() {
        return ExperimentForm.OFFERED_INITIALIZATIONS.stream().map(Start::of).toList();
    }

    static List<Start> all() {
        return Stream.concat(ExperimentForm.OFFERED_INITIALIZATIONS.stream(), WRITTEN.stream())
                .map(Start::of)
                .toList();
    }

    /** For a tooltip. */
    public String about() {
        return formula + ". " + shows + " " + source;
    }
}
