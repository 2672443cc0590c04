package dev.chainrule.run.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How activations, gradients and weights of each layer are spread at an epoch, where somebody asked for it.
 *
 * @param refusal why it cannot be had, or null
 * @param found null unless it was asked for and can be had
 */
record Distributions(@Nullable String refusal, @Nullable Found found) {

    /** @param on what it was taken on: "240 training rows" */
    record Found(int epoch, String on, List<Layer> layers) {}

    /** @param name "Hidden 1, 16 tanh" */
    record Layer(String name, String mark, List<Spread> spreads) {}

    /**
     * One histogram, in a box of {@value HistogramDrawing#WIDTH} × {@value HistogramDrawing#HEIGHT}.
     *
     * @param what "Activations"
     * @param bars path of the bars
     * @param flats where the activation has its flat ends
     * @param zero x of the value 0
     * @param clipped the share of the bar at 0 where it is cut off to let the others be seen, or null
     * @param low smallest value drawn
     * @param high largest value drawn
     * @param top the share that the highest bar stands for
     * @param quartiles least, first quartile, median, third quartile, most, each as near as a bin is wide
     * @param said the sentence below
     */
    record Spread(
            String what,
            String bars,
            List<Flat> flats,
            double zero,
            @Nullable String clipped,
            String low,
            String high,
            String top,
            List<String> quartiles,
            String said) {}

    /** A part of the axis. */
    record Flat(double x, double width) {}
}
