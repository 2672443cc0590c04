package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.run.page.Mistakes.Worst;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MistakesTest {

    private static final List<String> NAMES = List.of("0", "1", "8");

    @Test
    void theMostConfusedPairIsSaidWithItsNumberOfRows() {
        // 1 + 4 + 2 of 30 rows lie beside the diagonal
        assertThat(of(new int[][] {{9, 1, 0}, {0, 10, 0}, {2, 4, 4}}, 30, true).confusionInWords())
                .isEqualTo("7 of 30 validation rows wrong; most confused: 8 as 1, 4 rows");
        assertThat(of(new int[][] {{9, 1, 0}, {0, 10, 0}, {0, 0, 10}}, 30, true).confusionInWords())
                .isEqualTo("1 of 30 validation rows wrong; most confused: 0 as 1, 1 row");
        assertThat(of(new int[][] {{10, 0, 0}, {0, 10, 0}, {0, 0, 10}}, 30, true)
                        .confusionInWords())
                .isEqualTo("all of 30 validation rows right");
        assertThat(of(new int[3][3], 30, false).confusionInWords()).isEqualTo("the answers are not finite");
    }

    @Test
    void theWorstAreSaidInTheirOrder() {
        assertThat(of(new int[3][3], 30, true).worstInWords()).isEqualTo("worst: 8 taken for 1, 0, right but unsure");
    }

    @Test
    void rightIsBlueAndWrongIsOrangeWhereTheyAre() throws IOException {
        Mistakes mistakes = of(new int[][] {{10, 0, 0}, {0, 10, 0}, {0, 10, 0}}, 30, true);
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(new MistakesPng(Palette.LIGHT).confusion(mistakes)));

        // three lines and columns of 96 × 64 pixels
        Color first = new Color(picture.getRGB(48, 32));
        assertThat(first.getBlue()).isGreaterThan(first.getRed());
        Color miss = new Color(picture.getRGB(144, 160));
        assertThat(miss.getRed()).isGreaterThan(miss.getBlue());
        Color none = new Color(picture.getRGB(240, 160)); // white with a twentieth of ink
        assertThat(none.getRed()).isBetween(240, 247).isEqualTo(new Color(picture.getRGB(48, 160)).getRed());
    }

    private static Mistakes of(int[][] confusion, int rows, boolean finite) {
        return new Mistakes(
                confusion, List.of(new Worst(7, 2, 1, .01f), new Worst(3, 0, 0, .4f)), rows, finite, true, NAMES);
    }
}
