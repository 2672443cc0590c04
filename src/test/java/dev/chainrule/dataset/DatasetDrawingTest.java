package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class DatasetDrawingTest {

    private final Datasets datasets = new Datasets();

    @Test
    void pointsLieInsideAMarginWithYUpwards() {
        // ranges 0..10 and 0..1 with a margin of 8 %: share (0 + .08)/1.16 = .069 of 116 is 8, so 8..108 across and 58
        // − 4 = 54..4 down
        DatasetDrawing drawing = DatasetDrawing.of(
                scatter(List.of("a", "b"), new double[] {0, 0, 0}, new double[] {10, 1, 1}), 116, 58, 2);

        assertThat(drawing.layers())
                .containsExactly(
                        new DatasetDrawing.Layer("pt0", "M6 54a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"),
                        new DatasetDrawing.Layer("pt1", "M106.2 2.2h3.6v3.6h-3.6z"));
    }

    @Test
    void pointsThatAllLieOnOneSpotAreDrawnInTheMiddle() {
        DatasetDrawing drawing = DatasetDrawing.of(scatter(List.of("a", "b"), new double[] {3, 3, 1}), 100, 50, 1);

        assertThat(drawing.layers()).containsExactly(new DatasetDrawing.Layer("pt1", "M49.1 24.1h1.8v1.8h-1.8z"));
    }

    @Test
    void tenClassesAreTenPairsOfColourAndShape() {
        double[][] points =
                IntStream.range(0, 10).mapToObj(k -> new double[] {1, 1, k}).toArray(double[][]::new);
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();

        assertThat(DatasetDrawing.of(scatter(names, points), 72, 48, 2).layers())
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void valuesAreDrawnInFiveStepsThatGrow() {
        DatasetPicture.Scatter values = new DatasetPicture.Scatter(
                List.of(new double[] {0, 0, -1}, new double[] {1, 1, 0}, new double[] {2, 2, 1}),
                List.of(),
                List.of(),
                List.of(-1.0, 1.0),
                "x1",
                "x2");

        assertThat(DatasetDrawing.of(values, 72, 48, 2).layers())
                .extracting(DatasetDrawing.Layer::style)
                .containsExactly("val0", "val2", "val4");
    }

    @Test
    void neighbouringPixelsOfOneStepAreOneRectangle() {
        // one image of 2 × 2 pixels in a box of 8 × 8, with a pixel's margin: pixels of 2 from (2, 2)
        DatasetPicture.Images images = new DatasetPicture.Images(
                List.of(new double[] {1, 0.9, 0, 0.5}), 2, 2, List.of("0"), List.of("0"), List.of(1));

        assertThat(DatasetDrawing.of(images, 8, 8, 0).layers())
                .containsExactly(
                        new DatasetDrawing.Layer("px2", "M4 4h2v2h-2z"),
                        new DatasetDrawing.Layer("px4", "M2 2h4v2h-4z"));
    }

    @Test
    void aThumbIsAnSvgWithoutStylesThatReadsOnEitherTheme() throws Exception {
        for (DatasetKind kind : datasets.kinds()) {
            String svg = ThumbSvg.of(DatasetPicture.of(datasets.load(datasets.spec(kind.id(), 0, Map.of()))));

            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getElementsByTagName("path").getLength())
                    .as(kind.id())
                    .isPositive();
            assertThat(svg).doesNotContain("style", "class=").hasSizeLessThan(16_000);
            for (int i = 0; i < root.getElementsByTagName("path").getLength(); i++) {
                String fill = ((Element) root.getElementsByTagName("path").item(i)).getAttribute("fill");
                assertThat(contrast(fill, "#ffffff")).as("%s on light", fill).isGreaterThanOrEqualTo(3);
                assertThat(contrast(fill, "#191c1f")).as("%s on dark", fill).isGreaterThanOrEqualTo(3);
            }
        }
    }

    /** As WCAG 2.2 defines it: (lighter + .05) / (darker + .05). */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    }

    private static double luminance(String colour) {
        double[] weights = {.2126, .7152, .0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4));
        }
        return sum;
    }

    private static DatasetPicture.Scatter scatter(List<String> classNames, double[]... points) {
        return new DatasetPicture.Scatter(
                List.of(points), classNames, classNames.stream().map(name -> 1).toList(), List.of(), "x1", "x2");
    }
}
