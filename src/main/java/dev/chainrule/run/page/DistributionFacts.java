package dev.chainrule.run.page;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.probe.Histogram;
import dev.chainrule.engine.probe.LayerReport;
import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.web.Format;
import dev.chainrule.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.springframework.stereotype.Component;

/** Draws and words how each layer's values are spread at an epoch. */
@Component
class DistributionFacts {

    private final Probing probing;
    private final Format format;

    DistributionFacts(Probing probing, Format format) {
        this.probing = probing;
        this.format = format;
    }

    /**
     * @param epoch whose weights are kept; −1 if there are none
     * @param asked whether somebody asked for it
     */
    Distributions of(Run run, NetworkSpec network, int epoch, boolean asked) {
        String refusal = probing.tooLarge(run);
        if (refusal != null || epoch < 0 || !asked) {
            return new Distributions(refusal, null);
        }
        try {
            return new Distributions(null, found(probing.layers(run, epoch), network));
        } catch (Refusal refused) {
            return new Distributions(refused.getMessage(), null);
        }
    }

    private Distributions.Found found(Probed.Layers found, NetworkSpec network) {
        List<LayerRow> rows = LayerRow.of(network, List.of(), 0);
        List<Distributions.Layer> layers = new ArrayList<>();
        for (int l = 0; l < rows.size(); l++) {
            LayerSpec layer = network.layers().get(l);
            LayerReport report = found.reports().get(l);
            layers.add(new Distributions.Layer(
                    rows.get(l).name(),
                    mark(layer, report.health(), found.rows()),
                    List.of(
                            spread("Activations", report.activations(), layer.activation()),
                            spread("Gradients", report.gradients(), Activation.IDENTITY),
                            spread("Weights", report.weights(), Activation.IDENTITY))));
        }
        return new Distributions.Found(found.epoch(), format.count(found.rows(), "training row"), layers);
    }

    /** What is dead or saturated; empty where nothing can be. */
    private String mark(LayerSpec layer, LayerHealth health, int rows) {
        return switch (layer.activation()) {
            case RELU ->
                "%s of %s dead: 0 on each of these %s."
                        .formatted(
                                format.count(Math.round(health.deadShare() * layer.units())),
                                format.count(layer.units(), "unit"),
                                format.count(rows, "row"));
            case TANH, SIGMOID, ELU ->
                "%s of the outputs saturated, in the shaded ends.".formatted(format.percent(health.saturatedShare()));
            default -> "";
        };
    }

    private Distributions.Spread spread(String what, Histogram histogram, Activation activation) {
        HistogramDrawing drawing = new HistogramDrawing(histogram);
        if (drawing.total() == 0) {
            return new Distributions.Spread(
                    what, "", List.of(), 0, null, "", "", "", List.of("", "", "", "", ""), "None is finite.");
        }
        List<String> quartiles = DoubleStream.of(.25, .5, .75)
                .mapToObj(share -> format.number(drawing.quantile(share)))
                .toList();
        List<String> five = new ArrayList<>(quartiles);
        five.add(0, format.number(drawing.quantile(0)));
        five.add(format.number(drawing.quantile(1)));
        return new Distributions.Spread(
                what,
                drawing.bars(),
                drawing.flats(activation),
                drawing.place(0),
                drawing.cut() ? format.percent(drawing.shareAtZero()) : null,
                format.number(drawing.low()),
                format.number(drawing.high()),
                format.percent(drawing.top()),
                five,
                said(histogram, drawing, quartiles));
    }

    private String said(Histogram histogram, HistogramDrawing drawing, List<String> quartiles) {
        String all = format.count(drawing.total(), "value");
        String half = quartiles.get(0).equals(quartiles.get(2))
                ? ", at least half of them about %s".formatted(quartiles.get(0))
                : ", half of them between about %s and %s".formatted(quartiles.get(0), quartiles.get(2));
        String cut = drawing.cut()
                ? "; the bar at 0 is cut off, it holds %s".formatted(format.percent(drawing.shareAtZero()))
                : "";
        String lost =
                histogram.notFinite() == 0 ? "" : "; %s not finite".formatted(format.count(histogram.notFinite()));
        return all + half + cut + lost + ".";
    }
}
