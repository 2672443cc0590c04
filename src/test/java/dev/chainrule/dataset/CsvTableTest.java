package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @Test
    void numbersAreReadAsFloat32AndTextsAsCodesInOrderOfAppearance() {
        CsvTable table = read("a,kind,b\n1,red,0.1\n-2.5e1,blue,12345678\n3,red,.5\n");

        assertThat(table.header()).containsExactly("a", "kind", "b");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(Arrays.copyOf(table.cells(), 9)).containsExactly(1, 0, 0.1f, -25, 1, 12345678, 3, 0, 0.5f);
        assertThat(table.texts().get("kind")).containsExactly("red", "blue");
    }

    @Test
    void aRowWithAnEmptyCellIsLeftOut() {
        CsvTable table = read("a,kind\n1,red\n,blue\n3,.\n4,\n5,green\n");

        assertThat(table.rows()).isEqualTo(2);
        assertThat(Arrays.copyOf(table.cells(), 2)).containsExactly(1, 0);
        assertThat(table.cells()[2]).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f", "0x10", "1_000", "NaN", "Infinity", "1d", "1O"})
    void whatOnlyLooksLikeANumberIsRefusedWithItsPlace(String cell) {
        assertThatThrownBy(() -> read("a,b\n1,2\n3," + cell + "\n"))
                .hasRootCauseMessage("Line 3, column b: “" + cell + "” is not a number.");
    }

    @Test
    void aRaggedRowIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("a,b\n1,2\n3\n")).hasRootCauseMessage("Line 3 has 1 cells; the header has 2.");
        assertThatThrownBy(() -> read("a,b\n1,2,3\n")).hasRootCauseMessage("Line 2 has 3 cells; the header has 2.");
    }

    private static CsvTable read(String text) {
        return CsvTable.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Set.of("kind"), Set.of("."));
    }
}
