package dev.chainrule.run.page;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/** The colours of the style sheet's tokens that a boundary is painted with; a test holds them to tokens.css. */
record Palette(Color surface, Color ink, Color paper, Color zero, Color one, List<Color> marks) {

    static final Palette LIGHT = of(
            "#ffffff", "#191b1d", "#fbfaf6", "#b9d6ec", "#f8d3ac", "#0a6fb4", "#cf6a00", "#00815f", "#a9558a",
            "#2f8fc4", "#c4500a", "#b57a00", "#5b6166");
    static final Palette DARK = of(
            "#191c1f", "#e9ebec", "#1b1d1f", "#1c4767", "#69421a", "#58aee6", "#f0a040", "#1fb98f", "#cc79a7",
            "#56b4e9", "#f07f3c", "#e69f00", "#a5adb4");

    private static Palette of(String surface, String ink, String paper, String zero, String one, String... marks) {
        return new Palette(
                Color.decode(surface),
                Color.decode(ink),
                Color.decode(paper),
                Color.decode(zero),
                Color.decode(one),
                Arrays.stream(marks).map(Color::decode).toList());
    }

    /**
     * @param theme "light" or "dark"
     * @throws dev.chainrule.web.BadInput if it is neither
     */
    static Palette of(String theme) {
        return Either.first("theme", theme, "dark", "light") ? DARK : LIGHT;
    }

    Color mark(int k) {
        return marks.get(k % marks.size());
    }

    /** As palette.js: class 0 at 0, paper at 0.5, class 1 at 1, turning towards the marks' ink in the last fifth on either side. */
    int probability(double p) {
        double sure = Math.abs(p - 0.5) * 2;
        Color fill = p < 0.5 ? zero : one;
        Color mark = marks.get(p < 0.5 ? 0 : 1);
        double towards = Math.max(0, sure - 0.8) * 0.385;
        double share = Math.min(1, sure * 1.25);
        return rgb(
                channel(paper.getRed(), fill.getRed(), mark.getRed(), share, towards),
                channel(paper.getGreen(), fill.getGreen(), mark.getGreen(), share, towards),
                channel(paper.getBlue(), fill.getBlue(), mark.getBlue(), share, towards));
    }

    private static double channel(int paper, int fill, int mark, double share, double towards) {
        return paper + (fill - paper) * share + (mark - fill) * towards;
    }

    /** A class and how sure of it the network is: paper where it is not. */
    int sure(int k, double sure) {
        Color mark = mark(k);
        double share = 0.1 + 0.3 * sure;
        return rgb(
                paper.getRed() + (mark.getRed() - paper.getRed()) * share,
                paper.getGreen() + (mark.getGreen() - paper.getGreen()) * share,
                paper.getBlue() + (mark.getBlue() - paper.getBlue()) * share);
    }

    private static int rgb(double red, double green, double blue) {
        return (int) Math.round(red) << 16 | (int) Math.round(green) << 8 | (int) Math.round(blue);
    }
}
