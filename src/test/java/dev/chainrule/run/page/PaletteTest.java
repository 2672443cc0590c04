package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static final List<String> MARKS = List.of("neg", "pos", "c3", "c6", "c1", "c5", "c4", "c0");

    @Test
    void imagesHaveTheColoursOfTheStyleSheet() throws IOException {
        String tokens = Files.readString(Path.of("src/main/resources/static/css/tokens.css"));

        for (int theme = 1; theme <= 2; theme++) {
            Palette palette = theme == 1 ? Palette.LIGHT : Palette.DARK;
            assertThat(palette.surface()).isEqualTo(token(tokens, "surface", theme));
            assertThat(palette.ink()).isEqualTo(token(tokens, "ink", theme));
            assertThat(palette.paper()).isEqualTo(token(tokens, "mid-fill", theme));
            assertThat(palette.zero()).isEqualTo(token(tokens, "neg-fill", theme));
            assertThat(palette.one()).isEqualTo(token(tokens, "pos-fill", theme));
            for (int k = 0; k < MARKS.size(); k++) {
                assertThat(palette.mark(k)).isEqualTo(token(tokens, MARKS.get(k), theme));
            }
        }
    }

    private static Color token(String css, String name, int theme) {
        Matcher found = Pattern.compile("--" + name + ": light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")
                .matcher(css);
        assertThat(found.find()).as(name).isTrue();
        return Color.decode(found.group(theme));
    }
}
