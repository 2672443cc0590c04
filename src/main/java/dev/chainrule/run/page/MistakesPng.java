package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetKind;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Objects;

/**
 * Thumbnails of {@link Mistakes} as PNG. No text is drawn by fonts, which a server need not have; the few figures are pixels of their own.
 */
final class MistakesPng {

    /** Twice the size that it is shown in. */
    private static final int WIDTH = 288;

    private static final int HEIGHT = 192;
    private static final int ACROSS = 3;
    private static final int TILE = WIDTH / ACROSS;
    private static final int DOT = 3;

    /** 0 to 9, five lines of three dots each from the top left, the first line in the highest bits. */
    private static final int[] FIGURES = {
        0b111_101_101_101_111,
        0b010_110_010_010_111,
        0b111_001_111_100_111,
        0b111_001_111_001_111,
        0b101_101_111_001_001,
        0b111_100_111_001_111,
        0b111_100_111_101_111,
        0b111_001_001_010_010,
        0b111_101_111_101_111,
        0b111_101_111_001_111
    };

    private final Palette palette;
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    MistakesPng(Palette palette) {
        this.palette = palette;
        fill(0, 0, WIDTH, HEIGHT, palette.surface());
    }

    /**
     * A row for each class, a column for each it is taken for: blue what is right, orange what is not, which grows with the root, as a miss among
     * hundreds is still to be seen. Blank where answers are not finite.
     */
    byte[] confusion(Mistakes mistakes) {
        int classes = mistakes.confusion().length;
        for (int own = 0; own < classes && mistakes.finite(); own++) {
            int all = Arrays.stream(mistakes.confusion()[own]).sum();
            for (int taken = 0; taken < classes; taken++) {
                double part = all == 0 ? 0 : (double) mistakes.confusion()[own][taken] / all;
                Color colour = part == 0
                        ? mixed(palette.ink(), .05)
                        : own == taken
                                ? mixed(palette.mark(0), .1 + .65 * part)
                                : mixed(palette.mark(1), .15 + .85 * Math.sqrt(part));
                int x = taken * WIDTH / classes;
                int y = own * HEIGHT / classes;
                fill(x, y, (taken + 1) * WIDTH / classes - x - 1, (own + 1) * HEIGHT / classes - y - 1, colour);
            }
        }
        return Png.of(image);
    }

    /** Six pictures, the worst first; below each what it is, and after it, in the colour of mistakes, what it is taken for. */
    byte[] worst(Mistakes mistakes, Dataset data) {
        DatasetKind.Image shape = Objects.requireNonNull(data.kind().image());
        int pixels = data.features();
        float brightest = 0;
        for (Mistakes.Worst worst : mistakes.worst()) {
            for (int i = 0; i < pixels; i++) {
                brightest = Math.max(brightest, data.x()[worst.row() * pixels + i]);
            }
        }
        int place = 0;
        for (Mistakes.Worst worst : mistakes.worst()) {
            int left = place % ACROSS * TILE;
            int top = place / ACROSS * TILE;
            for (int y = 0; y < TILE - 2; y++) {
                for (int x = 0; x < TILE - 2; x++) {
                    int pixel = y * shape.height() / (TILE - 2) * shape.width() + x * shape.width() / (TILE - 2);
                    double ink = brightest > 0 ? data.x()[worst.row() * pixels + pixel] / brightest : 0;
                    image.setRGB(
                            left + x,
                            top + y,
                            mixed(palette.ink(), .04 + .9 * ink).getRGB());
                }
            }
            names(worst, data, left + TILE - 2, top);
            place++;
        }
        return Png.of(image);
    }

    /** In the upper right corner; the lower left one is the cell's own. Only names that are a figure are drawn. */
    private void names(Mistakes.Worst worst, Dataset data, int right, int top) {
        String truth = data.classNames().get(worst.truth());
        String taken = data.classNames().get(worst.taken());
        if (!truth.matches("\\d") || !taken.matches("\\d")) {
            return;
        }
        int step = 4 * DOT;
        fill(right - 2 * step - 2 * DOT, top, 2 * step + 2 * DOT, 7 * DOT, palette.surface());
        figure(truth.charAt(0) - '0', right - 2 * step - DOT, top + DOT, palette.ink());
        figure(taken.charAt(0) - '0', right - step, top + DOT, palette.mark(truth.equals(taken) ? 0 : 1));
    }

    private void figure(int figure, int x, int y, Color colour) {
        for (int dot = 0; dot < 15; dot++) {
            if ((FIGURES[figure] >> (14 - dot) & 1) == 1) {
                fill(x + dot % 3 * DOT, y + dot / 3 * DOT, DOT, DOT, colour);
            }
        }
    }

    private Color mixed(Color colour, double share) {
        Color ground = palette.surface();
        return new Color(
                (int) Math.round(ground.getRed() + (colour.getRed() - ground.getRed()) * share),
                (int) Math.round(ground.getGreen() + (colour.getGreen() - ground.getGreen()) * share),
                (int) Math.round(ground.getBlue() + (colour.getBlue() - ground.getBlue()) * share));
    }

    private void fill(int x, int y, int width, int height, Color colour) {
        for (int j = y; j < y + height; j++) {
            for (int i = x; i < x + width; i++) {
                image.setRGB(i, j, colour.getRGB());
            }
        }
    }
}
