package dev.chainrule.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A PNG in at most 256 colours: a third of the size of one in all of them, and of a page hard to tell from it. Colours by median cut. */
final class PalettePng {

    private static final int COLOURS = 256;

    private PalettePng() {}

    /** @param png in true colour, without transparency */
    static void write(byte[] png, Path file) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<List<Shade>> boxes = boxes(counts);
        byte[][] palette = new byte[3][boxes.size()];
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                palette[channel][i] = (byte) mean(boxes.get(i), channel);
            }
            for (Shade shade : boxes.get(i)) {
                places.put(shade.rgb(), i);
            }
        }
        IndexColorModel colours = new IndexColorModel(8, boxes.size(), palette[0], palette[1], palette[2]);
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        WritableRaster raster = smaller.getRaster();
        for (int i = 0; i < pixels.length; i++) {
            raster.setSample(i % width, i / width, 0, places.get(pixels[i] & 0xffffff));
        }
        ImageIO.write(smaller, "png", file.toFile());
    }

    private record Shade(int rgb, int count) {

        int channel(int channel) {
            return rgb >> (16 - 8 * channel) & 0xff;
        }
    }

    /** Cuts the box that is off by most, weighed by its pixels, at the middle of its longest side, until there are enough. */
    private static List<List<Shade>> boxes(Map<Integer, Integer> counts) {
        List<Shade> all = new ArrayList<>();
        counts.forEach((rgb, count) -> all.add(new Shade(rgb, count)));
        all.sort(Comparator.comparingInt(Shade::rgb));
        List<List<Shade>> boxes = new ArrayList<>(List.of(all));
        while (boxes.size() < Math.min(COLOURS, all.size())) {
            int widest = 0;
            double most = -1;
            for (int i = 0; i < boxes.size(); i++) {
                double error = error(boxes.get(i));
                if (error > most) {
                    widest = i;
                    most = error;
                }
            }
            List<Shade> box = new ArrayList<>(boxes.remove(widest));
            int channel = longest(box);
            int middle = (least(box, channel) + most(box, channel)) / 2;
            boxes.add(box.stream()
                    .filter(shade -> shade.channel(channel) <= middle)
                    .toList());
            boxes.add(box.stream()
                    .filter(shade -> shade.channel(channel) > middle)
                    .toList());
        }
        return boxes;
    }

    /** Grows slower than the number of pixels, or the few pixels of a mark would lose their colour to a large surface. */
    private static double error(List<Shade> box) {
        int channel = longest(box);
        double side = most(box, channel) - least(box, channel);
        return side * side * Math.sqrt(box.stream().mapToLong(Shade::count).sum());
    }

    private static int longest(List<Shade> box) {
        int longest = 0;
        for (int channel = 1; channel < 3; channel++) {
            if (most(box, channel) - least(box, channel) > most(box, longest) - least(box, longest)) {
                longest = channel;
            }
        }
        return longest;
    }

    private static int least(List<Shade> box, int channel) {
        return box.stream().mapToInt(shade -> shade.channel(channel)).min().orElseThrow();
    }

    private static int most(List<Shade> box, int channel) {
        return box.stream().mapToInt(shade -> shade.channel(channel)).max().orElseThrow();
    }

    private static int mean(List<Shade> box, int channel) {
        long pixels = box.stream().mapToLong(Shade::count).sum();
        long sum = box.stream()
                .mapToLong(shade -> (long) shade.channel(channel) * shade.count())
                .sum();
        return Math.toIntExact((sum + pixels / 2) / pixels);
    }
}
