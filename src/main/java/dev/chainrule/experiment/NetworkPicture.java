package dev.chainrule.experiment;

import dev.chainrule.engine.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A network as circles and lines. Of wide layers only some units are drawn, of deep networks only the first and the last layers; the
 * labels say how many there are.
 *
 * @param edges one SVG path
 * @param alt in words
 */
record NetworkPicture(int width, int height, String edges, List<Unit> units, List<Label> labels, String alt) {

    private static final int WIDTH = 384;
    private static final int HEIGHT = 172;
    private static final int MIDDLE = 76;
    private static final int MARGIN = 36;
    private static final int MOST_UNITS = 16;
    private static final int MOST_LAYERS = 8;

    /** Stands for an activation that is not one. */
    private static final String UNKNOWN = "?";

    /** A circle. */
    record Unit(String x, String y, String r) {}

    /** A text below a layer, or dots where units or layers are left out. */
    record Label(String x, String y, String text) {}

    NetworkPicture {
        units = List.copyOf(units);
        labels = List.copyOf(labels);
    }

    /** @param activationIds of all hidden layers, or one for each with commas between them, as somebody wrote them */
    static NetworkPicture of(int inputs, List<Integer> hidden, String activationIds, int outputs) {
        List<String> names = Arrays.stream(activationIds.split("[,;\\s]+"))
                .map(NetworkPicture::word)
                .toList();
        boolean each = names.size() == hidden.size();
        String activation = each || names.size() == 1 ? String.join(", ", names) : UNKNOWN;
        List<Layer> all = new ArrayList<>();
        all.add(new Layer(inputs, inputs == 1 ? "input" : "inputs"));
        for (int layer = 0; layer < hidden.size(); layer++) {
            all.add(new Layer(hidden.get(layer), each ? names.get(layer) : activation));
        }
        all.add(new Layer(outputs, outputs == 1 ? "output" : "outputs"));
        List<Layer> shown = all;
        int gapAfter = -1;
        if (all.size() > MOST_LAYERS) {
            gapAfter = MOST_LAYERS / 2 - 1;
            shown = new ArrayList<>(all.subList(0, MOST_LAYERS / 2));
            shown.addAll(all.subList(all.size() - MOST_LAYERS / 2 + 1, all.size()));
        }
        return draw(shown, gapAfter, all.size() - shown.size(), alt(inputs, hidden, activation, outputs));
    }

    private static String word(String activationId) {
        boolean known = Arrays.stream(Activation.values()).map(Activation::id).anyMatch(activationId::equals);
        return switch (activationId) {
            case "relu" -> "ReLU";
            case "identity" -> "linear";
            default -> known ? activationId : UNKNOWN;
        };
    }

    private static NetworkPicture draw(List<Layer> layers, int gapAfter, int left, String alt) {
        List<Unit> units = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        StringBuilder edges = new StringBuilder();
        double step = (WIDTH - 2.0 * MARGIN) / (layers.size() - 1);
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            double x = MARGIN + l * step;
            for (int i = 0; i < layer.drawn(); i++) {
                units.add(new Unit(text(x), text(layer.y(i)), layer.drawn() > 4 ? "3.4" : "6"));
            }
            if (layer.drawn() < layer.units()) {
                labels.add(new Label(text(x), text(MIDDLE + 4), "⋮"));
            }
            boolean roomy = layers.size() <= 5 || l == 0 || l == layers.size() - 1;
            labels.add(new Label(text(x), text(HEIGHT - 4), layer.count() + (roomy ? " " + layer.what() : "")));
            if (l == gapAfter) {
                labels.add(new Label(text(x + step / 2), text(MIDDLE + 4), "+ " + left));
            } else if (l + 1 < layers.size()) {
                connect(edges, x, layer, x + step, layers.get(l + 1));
            }
        }
        return new NetworkPicture(WIDTH, HEIGHT, edges.toString(), units, labels, alt);
    }

    private static void connect(StringBuilder edges, double x, Layer layer, double nextX, Layer next) {
        for (int a = 0; a < layer.drawn(); a++) {
            for (int b = 0; b < next.drawn(); b++) {
                edges.append('M').append(text(x)).append(' ').append(text(layer.y(a)));
                edges.append('L').append(text(nextX)).append(' ').append(text(next.y(b)));
            }
        }
    }

    private static String alt(int inputs, List<Integer> hidden, String activation, int outputs) {
        String between;
        if (hidden.isEmpty()) {
            between = "no hidden layer";
        } else if (hidden.size() <= MOST_LAYERS) {
            between = String.join(" and ", hidden.stream().map(String::valueOf).toList()) + " " + activation + " units";
        } else {
            between = hidden.size() + " hidden layers of " + activation + " units";
        }
        return "Network: %d %s, %s, %d %s"
                .formatted(
                        inputs,
                        inputs == 1 ? "input" : "inputs",
                        between,
                        outputs,
                        outputs == 1 ? "output" : "outputs");
    }

    private static String text(double coordinate) {
        String text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private record Layer(int units, String what) {

        int drawn() {
            return Math.min(units, MOST_UNITS);
        }

        String count() {
            return String.format(Locale.ROOT, "%,d", units);
        }

        /** Rows around the middle; where units are left out there is a gap in it. */
        double y(int i) {
            double row = i - (drawn() - 1) / 2.0;
            double gap = drawn() < units ? Math.signum(row) * 7 : 0;
            return MIDDLE + row * (drawn() > 4 ? (drawn() < units ? 7.7 : 8.6) : 32) + gap;
        }
    }
}
