package dev.chainrule.dataset;

import java.util.List;

/**
 * A picture as paths of an SVG, one for each colour. A class is told by its shape as well: disc, square, triangle, diamond, wedge, bar.
 *
 * @param width of the view box
 */
public record DatasetDrawing(int width, int height, List<Layer> layers) {

    /**
     * Everything of one colour.
     *
     * @param style a CSS class: {@code pt0} … {@code pt6} for classes, {@code val0} … {@code val4} for values from small to large,
     *     {@code px1} … {@code px4} for pixels from faint to full
     * @param path what goes into the path's {@code d}
     */
    public record Layer(String style, String path) {}

    public DatasetDrawing {
        layers = List.copyOf(layers);
    }

    /** The mark of a class alone, in the middle of a view box of 12 by 12, for a key. */
    public static Layer mark(int label) {
        return ScatterPaths.key(label);
    }

    /**
     * Draws a picture into a view box of this size.
     *
     * @param radius of a mark, in units of the view box
     */
    public static DatasetDrawing of(DatasetPicture picture, int width, int height, double radius) {
        if (picture instanceof DatasetPicture.Images images) {
            return new DatasetDrawing(width, height, ImagePaths.layers(images, width, height));
        }
        return new DatasetDrawing(
                width, height, ScatterPaths.layers((DatasetPicture.Scatter) picture, width, height, radius));
    }
}
