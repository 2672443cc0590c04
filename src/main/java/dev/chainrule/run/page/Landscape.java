package dev.chainrule.run.page;

import dev.chainrule.run.Probed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loss over a plane around an epoch's weights, where somebody asked for it.
 *
 * @param refusal why it cannot be had, or null
 * @param found null unless it was asked for and can be had
 */
record Landscape(@Nullable String refusal, @Nullable Found found) {

    /**
     * @param headline "The plane explains 83.2 % of the path."
     * @param caption how to read the picture
     * @param width of the picture's box
     * @param height of it; lengths are to scale
     * @param bands paths of where the loss is below a level, the highest level first
     * @param low the lowest loss of the plane, in words; so for the others
     * @param high from which on all is one colour
     * @param steps the way, one for each epoch looked at
     * @param alt what the picture shows
     */
    record Found(
            int epoch,
            String headline,
            String caption,
            double width,
            double height,
            List<String> bands,
            String low,
            String high,
            Ends ends,
            List<Step> steps,
            String alt,
            Probed.LossPlane plane) {}

    /** The ends of the axes, in words. */
    record Ends(String left, String right, String bottom, String top) {}

    /** From (x0, y0), the epoch looked at before, to (x, y); the first stands still. */
    record Step(int epoch, double x0, double y0, double x, double y) {}
}
