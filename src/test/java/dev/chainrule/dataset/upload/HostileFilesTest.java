package dev.chainrule.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file that cannot be used is refused with what came, why, and what would be right. */
class HostileFilesTest {

    /** Twelve rows that are all right. */
    private static final String GOOD = "1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n8,b\n9,a\n10,b\n11,a\n12,b\n";

    private static Arguments file(String text, String message) {
        return Arguments.of(text.getBytes(StandardCharsets.UTF_8), message);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                file("", "The file is empty."),
                file("  \n\n", "nothing but blanks"),
                file("x,y\n", "The file has a header and no rows."),
                file("x,y\n1,\"a\n" + GOOD, "The quote that opens in line 2 is never closed."),
                file("x,y\n1,\"a\"b\n" + GOOD, "The file cannot be read as CSV below line 1"),
                file("x,y\n1,a\0\n", "Line 2 holds a zero byte"),
                file("PK\u0003\u0004rest", "ZIP archive, as Excel and LibreOffice workbooks are"),
                file("a".repeat(10_001) + "\n" + GOOD, "Line 1 has a cell of more than 10,000 characters."),
                file("x,".repeat(1_000) + "x\n" + GOOD, "Line 1 has 1,001 cells; up to 1,000 columns are read."),
                file("x,y\n" + "1,2\n".repeat(100_001), "Line 100,002 is beyond 100,000 rows."),
                Arguments.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}, "The file is UTF-16."),
                Arguments.of(new byte[] {0x1F, (byte) 0x8B, 8}, "compressed (gzip)"),
                Arguments.of(
                        "x,y\n1,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
                        "Line 2 is not UTF-8: it holds the byte 0xE9. Save the table as CSV in UTF-8"),
                Arguments.of(new byte[(20 << 20) + 1], "20.0 MB are more than 20 MB."));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoTableIsRefusedAsAWhole(byte[] bytes, String message) {
        assertThatThrownBy(() -> Reading.of(bytes))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                file("x,x\n" + GOOD, "1: Two columns are named “x”. Give each a name of its own."),
                file(
                        "=SUM(A1),y\n" + GOOD,
                        "1: The name of column 1 (“=SUM(A1)”) is a formula. Export the values instead."),
                file(
                        "x,y\n1,=HYPERLINK(\"http://x\")\n" + GOOD,
                        "2: Column y: the text (“=HYPERLINK(\"http://x\")”) is a formula."),
                file(
                        "x,y\n1,+cmd|' /C calc'!A0\n" + GOOD,
                        "2: Column y: the text (“+cmd|' /C calc'!A0”) is a formula."),
                file("x,y\n" + GOOD + "13\n", "14: 1 cell where the header has 2."),
                file("x,y\n" + GOOD + "13,a,b\n", "14: 3 cells where the header has 2."),
                file(
                        "x,y\n" + GOOD + "12 cm,a\n",
                        "14: Column x: “12 cm” is not a number. Correct it, leave the cell empty"),
                file("x,y\n" + GOOD + "Infinity,a\n", "14: Column x: “Infinity” is no finite float32."),
                file("x,y\n" + GOOD + "1e39,a\n", "14: Column x: “1e39” is no finite float32."),
                file("x,y\n" + GOOD + "1,a\u202Eb\n2,a\u202Eb\n", "14: Column y: the text holds the character U+202E"),
                file("x,y\n" + GOOD + "13,c\n", "0: Class “c” of column y has one complete row."),
                file("x,y\n" + GOOD.replace('b', 'a'), "0: Column y has one class only, “a”."),
                file(
                        "x,y\n1,a\n2,b\nNA,b\n",
                        "0: 2 complete rows are too few; use at least 10. 1 row has a missing cell"),
                file("x,y\n1,a\n", "0: 1 complete row is too few; use at least 10."),
                file("y\n" + "a\nb\n".repeat(10), "0: No column is left to learn from."),
                file("x,y\n" + "3,a\n3,b\n".repeat(10), "0: No column is left to learn from."));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatCannotBeTrainedOnIsToldWithItsLine(byte[] bytes, String trouble) {
        assertThat(Reading.of(bytes).troubles())
                .extracting(told -> told.line() + ": " + told.message())
                .anySatisfy(told -> assertThat(told).startsWith(trouble));
    }

    @Test
    void aColumnThatNeverChangesIsRefusedWhenItIsAskedFor() {
        String text = "x,same,y\n" + GOOD.replace(",", ",7,");

        assertThat(Reading.of(text).troubles()).isEmpty();
        assertThat(Reading.of(text, "use.1", "NUMBER").troubles())
                .extracting(Trouble::message)
                .containsExactly(
                        "Column same is the same in every complete row, so there is nothing to learn from it. Leave it out.");
    }

    @Test
    void tooManyCategoriesAndClassesAreRefused() {
        StringBuilder text = new StringBuilder("city,x,y\n");
        for (int i = 0; i < 120; i++) {
            text.append("city %d,%d,class %d\n".formatted(i % 60, i, i % 60));
        }

        assertThat(Reading.of(text.toString(), "use.0", "CATEGORIES").troubles())
                .extracting(Trouble::message)
                .containsExactly(
                        "Column city has 60 categories; up to 50 become columns. Leave it out, or use it as a number.");
        assertThat(Reading.of(text.toString()).troubles())
                .extracting(Trouble::message)
                .containsExactly("Column y has 60 classes. Use up to 50, or predict it as a value.");
    }

    @Test
    void twentyTroublesAreToldAndTheRestIsCounted() {
        String text = "x,y\n" + GOOD.repeat(100) + "oops,a\n".repeat(25);

        assertThat(Reading.of(text).troubles()).hasSize(21).last().isEqualTo(new Trouble(0, "5 more of this kind."));
    }

    @Test
    void aMissingMarkIsNoFormulaAndANegativeNumberNeither() {
        String text = "x,y\n" + GOOD.replace("3,a", "-3,a").replace("4,b", "-,b");

        Reading read = Reading.of(text);

        assertThat(read.troubles()).isEmpty();
        assertThat(read.converted().leftOut()).isEqualTo(1);
        assertThat(read.converted().x()).contains(-3, org.assertj.core.api.Assertions.atIndex(2));
    }
}
