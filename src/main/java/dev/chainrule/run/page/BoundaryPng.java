package dev.chainrule.run.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** A decision boundary as PNG, for pages without script and for thumbnails; boundary.js paints the same on a canvas. */
final class BoundaryPng {

    /** Drawn at twice the size and reduced, so that the line is smooth. */
    private static final int OVERSAMPLING = 2;

    private final int width;
    private final int height;
    private final Palette palette;
    private final BufferedImage image;

    BoundaryPng(int width, int height, Palette palette) {
        this.width = width;
        this.height = height;
        this.palette = palette;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** @param frame null, or one that is not finite, leaves the plane blank */
    byte[] draw(Plane plane, @Nullable Frame frame, RowsOfPlane rows) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(palette.surface());
        graphics.fillRect(0, 0, width, height);
        if (frame != null && frame.shade() != null) {
            graphics.drawImage(field(plane, frame, frame.shade(), rows.classes() > 0), 0, 0, width, height, null);
        }
        points(graphics, plane, frame, rows);
        graphics.dispose();
        return Png.of(image);
    }

    private BufferedImage field(Plane plane, Frame frame, byte[] shade, boolean line) {
        int w = width * OVERSAMPLING;
        int h = height * OVERSAMPLING;
        BufferedImage field = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        int[] side = new int[w * h];
        for (int j = 0; j < h; j++) {
            double row = (double) j / (h - 1) * (plane.rows() - 1);
            for (int i = 0; i < w; i++) {
                double column = (double) i / (w - 1) * (plane.columns() - 1);
                double value = bilinear(plane, shade, column, row) / 255;
                byte[] classes = frame.classes();
                if (classes == null) {
                    side[j * w + i] = value > 0.5 ? 1 : 0;
                    field.setRGB(i, j, palette.probability(value));
                } else {
                    int nearest = (int) Math.round(row) * plane.columns() + (int) Math.round(column);
                    side[j * w + i] = classes[nearest];
                    field.setRGB(i, j, palette.sure(classes[nearest], value));
                }
            }
        }
        if (line) {
            line(field, side, w, h);
        }
        return field;
    }

    private static double bilinear(Plane plane, byte[] shade, double column, double row) {
        int i = Math.min((int) column, plane.columns() - 2);
        int j = Math.min((int) row, plane.rows() - 2);
        int k = j * plane.columns() + i;
        double dx = column - i;
        double dy = row - j;
        double top = (shade[k] & 255) * (1 - dx) + (shade[k + 1] & 255) * dx;
        int below = k + plane.columns();
        double bottom = (shade[below] & 255) * (1 - dx) + (shade[below + 1] & 255) * dx;
        return top * (1 - dy) + bottom * dy;
    }

    /** Where the network changes its mind: a square of ink round every such pixel. */
    private void line(BufferedImage field, int[] side, int w, int h) {
        int thick = Math.max(1, width / 300);
        for (int j = 0; j + 1 < h; j++) {
            for (int i = 0; i + 1 < w; i++) {
                int here = side[j * w + i];
                if (here != side[j * w + i + 1] || here != side[(j + 1) * w + i]) {
                    for (int y = Math.max(0, j - thick + 1); y < Math.min(h, j + 1 + thick); y++) {
                        for (int x = Math.max(0, i - thick + 1); x < Math.min(w, i + 1 + thick); x++) {
                            field.setRGB(x, y, palette.ink().getRGB());
                        }
                    }
                }
            }
        }
    }

    private void points(Graphics2D graphics, Plane plane, @Nullable Frame frame, RowsOfPlane rows) {
        double radius = width > 300 ? width / 190.0 : 1.3;
        boolean[] wrong = new boolean[rows.count()];
        if (frame != null && width > 300) {
            for (int row : frame.wrong()) {
                if (row < wrong.length) {
                    wrong[row] = true;
                }
            }
        }
        for (int row = 0; row < rows.count(); row++) {
            double x = (rows.x(row) - plane.x0()) / (plane.x1() - plane.x0()) * width;
            double y = (plane.y1() - rows.y(row)) / (plane.y1() - plane.y0()) * height;
            if (wrong[row]) {
                graphics.setColor(palette.ink());
                graphics.draw(disc(x, y, radius + 5));
            }
            Shape mark = mark(rows.classes() == 0 ? 0 : (int) rows.value(row), x, y, radius);
            graphics.setColor(
                    rows.classes() == 0
                            ? new Color(palette.probability(rows.value(row)))
                            : palette.mark((int) rows.value(row)));
            graphics.fill(mark);
            if (width > 300) {
                graphics.setColor(rows.classes() == 0 ? palette.ink() : palette.surface());
                graphics.draw(mark);
            }
        }
    }

    /** The shapes of marks.js. */
    private static Shape mark(int k, double x, double y, double r) {
        return switch (k % 6) {
            case 0 -> disc(x, y, r);
            case 1 -> new Rectangle2D.Double(x - r * .9, y - r * .9, r * 1.8, r * 1.8);
            case 2 -> polygon(x, y, r, 0, -1.2, 1.1, .8, -1.1, .8);
            case 3 -> polygon(x, y, r, 0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0);
            case 4 -> polygon(x, y, r, 0, 1.2, 1.1, -.8, -1.1, -.8);
            default -> new Rectangle2D.Double(x - r * 1.2, y - r * .55, r * 2.4, r * 1.1);
        };
    }

    private static Shape disc(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    private static Shape polygon(double x, double y, double r, double... corners) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(x + corners[0] * r, y + corners[1] * r);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(x + corners[i] * r, y + corners[i + 1] * r);
        }
        path.closePath();
        return path;
    }
}
