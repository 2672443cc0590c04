package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberListTest {

    private static final NumberField RATES =
            new NumberField("sweep.learningRates", "0.01, 0.1, 1", "0.000000001 to 1,000,000");
    private static final NumberField SEEDS = new NumberField("sweep.seeds", "0, 1, 2", "−2⁶³ to 2⁶³ − 1");

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1, 1, 10",
                "0.1,  1,\t10",
                "0.1; 1; 10",
                "0.1;1;10",
                "0.1\n1\n10",
                "0.1\r\n1\r\n\r\n10\r\n",
                "0.1,\n1 ,10",
                "  0.1, 1;\n10 ",
                "0.1,\u00a01,\u202f10",
                ".1, +1., 1e1",
                "1E-1, 1.0, 010"
            })
    void separatesByCommaAndSpaceSemicolonOrNewLine(String typed) {
        assertThat(decimals(typed)).containsExactly(0.1, 1.0, 10.0);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0,01          | “0,01” has a comma between two digits. Write “0.01” for one number or “0, 01” for two.
        0.1, 0,01     | “0,01” has a comma between two digits. Write “0.01” for one number or “0, 01” for two.
        0.1, 1O       | “1O” is not a number; it ends in the letter O. Write for example 0.01, 0.1, 1.
        O.1           | “O.1” is not a number; it starts with the letter O. Write for example 0.01, 0.1, 1.
        1o0           | “1o0” is not a number; it contains the letter o. Write for example 0.01, 0.1, 1.
        l0            | “l0” is not a number; it starts with the letter l. Write for example 0.01, 0.1, 1.
        0.I           | “0.I” is not a number; it ends in the letter I. Write for example 0.01, 0.1, 1.
        0x10          | “0x10” is not a number. Write for example 0.01, 0.1, 1.
        0x1p3         | “0x1p3” is not a number. Write for example 0.01, 0.1, 1.
        1f            | “1f” is not a number. Write for example 0.01, 0.1, 1.
        1d            | “1d” is not a number. Write for example 0.01, 0.1, 1.
        1_000         | “1_000” is not a number. Write for example 0.01, 0.1, 1.
        1e            | “1e” is not a number. Write for example 0.01, 0.1, 1.
        .             | “.” is not a number. Write for example 0.01, 0.1, 1.
        --1           | “--1” is not a number. Write for example 0.01, 0.1, 1.
        ١             | “١” is not a number. Write for example 0.01, 0.1, 1.
        abc           | “abc” is not a number. Write for example 0.01, 0.1, 1.
        NaN           | “NaN” is not a finite number. Use 0.000000001 to 1,000,000.
        Infinity      | “Infinity” is not a finite number. Use 0.000000001 to 1,000,000.
        −∞            | “-∞” is not a finite number. Use 0.000000001 to 1,000,000.
        1e309         | “1e309” is too large. Use 0.000000001 to 1,000,000.
        1e-400        | “1e-400” is too small to be told from 0. Use 0.000000001 to 1,000,000.
        0.1 0.2       | “0.1 0.2” has a space inside. Separate numbers by a comma and a space, for example 0.01, 0.1, 1.
        .1,.2         | “.1,.2” has a comma without a space after it. Write for example 0.01, 0.1, 1.
        0.1, , 1      | A number is missing beside a separator. Write for example 0.01, 0.1, 1.
        0.1;;1        | A number is missing beside a separator. Write for example 0.01, 0.1, 1.
        0.1,          | “0.1,” ends in a comma and nothing follows. Leave it out, or add a number.
        """)
    void saysWhatIsWrongWithWhichNumberAndWhatWouldBeRight(String typed, String message) {
        assertThat(decimals(typed)).isNull();
        assertThat(problems.list()).containsExactly(new Problems.Problem("sweep.learningRates", message));
    }

    @Test
    void aTrueMinusIsAMinus() {
        assertThat(decimals("−0.5")).containsExactly(-0.5);
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(decimals(" \n ")).isEmpty();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void showsOnlyTheBeginningOfALongText() {
        assertThat(decimals("x".repeat(30_000))).isNull();
        assertThat(problems.list().get(0).message()).startsWith("“" + "x".repeat(40) + "…” has 30,000 characters");
    }

    @Test
    void refusesATextBeyondAllReasonAtOnce() {
        assertThat(decimals("1, ".repeat(1_000_000))).isNull();
        assertThat(problems.list().get(0).message()).isEqualTo("2,999,999 characters are too many. Use up to 50,000.");
    }

    @Test
    void wholeNumbersAreExactToTheLastDigit() {
        assertThat(wholes("9007199254740993, -9223372036854775808, 9223372036854775807"))
                .containsExactly(9007199254740993L, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9223372036854775808  | “9223372036854775808” is out of range. Use −2⁶³ to 2⁶³ − 1.
        -9223372036854775809 | “-9223372036854775809” is out of range. Use −2⁶³ to 2⁶³ − 1.
        1.0                  | “1.0” is not written as a whole number. Write for example 0, 1, 2.
        1e3                  | “1e3” is not written as a whole number. Write for example 0, 1, 2.
        1O                   | “1O” is not a number; it ends in the letter O. Write for example 0, 1, 2.
        9 to 0               | “9 to 0” runs backwards. Write “0 to 9”.
        0 to 999999999999    | “0 to 999999999999” is 1,000,000,000,000 numbers. An experiment has up to 2,000 runs.
        """)
    void saysWhatIsWrongWithAWholeNumber(String typed, String message) {
        assertThat(wholes(typed)).isNull();
        assertThat(problems.list()).containsExactly(new Problems.Problem("sweep.seeds", message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 to 14", "0..14", "0 to 4, 5 to 14", "0, 1 to 13; 14"})
    void aRangeIsAllItsNumbers(String typed) {
        assertThat(wholes(typed)).isEqualTo(LongStream.range(0, 15).boxed().toList());
    }

    @Test
    void aRangeAtTheEndOfAllNumbersEnds() {
        assertThat(wholes("9223372036854775806 to 9223372036854775807"))
                .containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
    }

    private List<Double> decimals(String typed) {
        return NumberList.decimals(typed, RATES, problems);
    }

    private List<Long> wholes(String typed) {
        return NumberList.wholesAndRanges(typed, SEEDS, problems);
    }
}
