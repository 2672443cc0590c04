package dev.chainrule.run.page;

import dev.chainrule.run.Probed;
import org.jspecify.annotations.Nullable;

/**
 * Curvature and landscape at an epoch, where somebody asked for them.
 *
 * @param refusal why they cannot be had, or null
 * @param found null unless they were asked for and can be had
 */
record Gauge(@Nullable String refusal, @Nullable Found found) {

    /**
     * @param headline "Sharpness 19.7 is below the limit 2/lr = 20."
     * @param note what has to be known to read it; may be empty
     * @param fill length of the bar, 0 to 100
     * @param mark where the limit lies on it; null where none applies
     * @param slice the line and the path for the chart, as JSON; null if it cannot be had
     * @param caption what the chart shows, or why there is none
     */
    record Found(
            int epoch,
            Probed.Curvature curvature,
            String headline,
            String note,
            double fill,
            @Nullable Double mark,
            @Nullable String slice,
            String caption,
            Probed.@Nullable LossLine line) {}
}
