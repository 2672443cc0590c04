package dev.chainrule.dataset;

import java.util.Map;

/**
 * A drawing as a document of its own, for {@code <img>}, where no style sheet of the page reaches: each colour has at least 3:1 against the
 * light theme's surface and against the dark one's.
 */
final class ThumbSvg {

    static final int WIDTH = 72;
    static final int HEIGHT = 48;
    private static final int POINTS = 150; // more would cover each other at this size

    private static final String INK = "#7d8186";
    private static final Map<String, String> FILLS = Map.ofEntries(
            Map.entry("pt0", "#1177bd"),
            Map.entry("pt1", "#cf6a00"),
            Map.entry("pt2", "#008f69"),
            Map.entry("pt3", "#b4629a"),
            Map.entry("pt4", INK),
            Map.entry("pt5", "#a87400"),
            Map.entry("pt6", "#2f8fc4"),
            Map.entry("val0", "#1177bd"),
            Map.entry("val1", "#4c7fa6"),
            Map.entry("val2", INK),
            Map.entry("val3", "#a87647"),
            Map.entry("val4", "#cf6a00"));

    private ThumbSvg() {}

    static String of(DatasetPicture picture) {
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">".formatted(WIDTH, HEIGHT));
        for (DatasetDrawing.Layer layer :
                DatasetDrawing.of(picture.atMost(POINTS), WIDTH, HEIGHT, 1.6).layers()) {
            svg.append("<path ")
                    .append(paint(layer.style()))
                    .append(" d=\"")
                    .append(layer.path())
                    .append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String paint(String style) {
        if (style.startsWith("px")) {
            return "fill=\"" + INK + "\" fill-opacity=\"" + PathText.number((style.charAt(2) - '0') / 4.0) + "\"";
        }
        return "fill=\"" + FILLS.get(style) + "\"";
    }
}
