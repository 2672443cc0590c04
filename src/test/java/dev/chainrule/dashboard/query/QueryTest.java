package dev.chainrule.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private record Row(double lr, String init, String outcome, double loss, double accuracy) {}

    private static final Columns<Row> COLUMNS = new Columns<>(List.of(
            new Column.Numeric<>("lr", Row::lr),
            new Column.Word<>("init", List.of("zeros", "he_normal", "normal:0.01"), Row::init),
            new Column.Word<>("outcome", List.of("learned", "diverged", "stuck"), Row::outcome),
            new Column.Numeric<>("loss", Row::loss),
            new Column.Numeric<>("accuracy", Row::accuracy)));

    private static final Row GOOD = new Row(0.1, "he_normal", "learned", 0.02, 0.97);
    private static final Row BLOWN = new Row(10, "normal:0.01", "diverged", Double.NaN, Double.NaN);
    private static final Row WAITING = new Row(0.1, "zeros", "", Double.NaN, Double.NaN);
    private static final Row POOR = new Row(1, "zeros", "stuck", 0.693, 0.5);

    private static List<Row> matching(String text) {
        Query<Row> query = Query.parse(text, COLUMNS);
        return List.of(GOOD, BLOWN, WAITING, POOR).stream()
                .filter(query::matches)
                .toList();
    }

    @Test
    void combinesConditionsWithAndBeforeOr() {
        assertThat(matching("lr > 0.01 and init = \"he_normal\" and outcome = learned"))
                .containsExactly(GOOD);
        assertThat(matching("outcome = stuck or lr = 0.1 and init = zeros")).containsExactly(WAITING, POOR);
        assertThat(matching("(outcome = stuck or lr = 0.1) and init = zeros")).containsExactly(WAITING, POOR);
        assertThat(matching("(outcome = stuck or lr = 0.1) and not init = zeros"))
                .containsExactly(GOOD);
    }

    @Test
    void readsNumbersInEveryCommonForm() {
        assertThat(matching("lr >= 1e0")).containsExactly(BLOWN, POOR);
        assertThat(matching("lr ≤ .1")).containsExactly(GOOD, WAITING);
        assertThat(matching("accuracy > 95 %")).containsExactly(GOOD);
        assertThat(matching("loss > −1")).containsExactly(GOOD, POOR);
        assertThat(matching("lr<1")).containsExactly(GOOD, WAITING);
    }

    @Test
    void readsListsAndWordsWithColons() {
        assertThat(matching("lr in (1, 10)")).containsExactly(BLOWN, POOR);
        assertThat(matching("init in (normal:0.01, 'he_normal')")).containsExactly(GOOD, BLOWN);
        assertThat(matching("INIT = Zeros AND lr = 1")).containsExactly(POOR);
    }

    @Test
    void whatIsNotThereIsNoneAndNeitherAboveNorBelow() {
        assertThat(matching("loss = none")).containsExactly(BLOWN, WAITING);
        assertThat(matching("loss != none")).containsExactly(GOOD, POOR);
        assertThat(matching("loss > 0 or loss <= 0")).containsExactly(GOOD, POOR);
        assertThat(matching("outcome = none")).containsExactly(WAITING);
        assertThat(matching("outcome != diverged")).containsExactly(GOOD, WAITING, POOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void lettingEverythingThroughNeedsNoWords(String text) {
        assertThat(matching(text)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ler > 0.01                | 0  | 3  | There is no “ler”. Did you mean lr? Use one of lr, init
            lr > 0,01                 | 5  | 9  | Write 0.01 for one number, or 0, 01 for two.
            lr >                      | 4  | 5  | The query ends too early. Write what lr is compared with.
            lr 0.1                    | 3  | 6  | “0.1” does not fit here. Write one of =, !=
            outcome = divergd         | 10 | 17 | “divergd” is no outcome. Did you mean diverged?
            outcome < learned         | 8  | 9  | outcome is a word and has no order.
            lr > high                 | 5  | 9  | lr is a number, and “high” is a word.
            (lr > 1                   | 0  | 1  | This bracket is not closed.
            lr > 1)                   | 6  | 7  | This bracket closes nothing.
            lr > 1 lr < 2             | 7  | 9  | Join conditions by and
            init = "zeros             | 7  | 13 | This quote is not closed.
            lr in 1                   | 6  | 7  | within brackets
            lr in (1 2)               | 9  | 10 | Write a comma between values
            lr ; drop table run       | 3  | 4  | “;” has no meaning here.
            > 3                       | 0  | 1  | Begin a condition with one of lr, init
            and lr > 1                | 0  | 3  | There is no “and”.
            """)
    void aQueryThatCannotBeUnderstoodSaysWhereAndWhatWouldBeRight(String text, int start, int end, String message) {
        QueryProblem problem = catchThrowableOfType(QueryProblem.class, () -> Query.parse(text, COLUMNS));

        assertThat(problem).as(text).hasMessageContaining(message);
        assertThat(List.of(problem.start(), problem.end())).containsExactly(start, end);
        assertThat(problem.sentence()).startsWith("At character %d: ".formatted(start + 1));
    }

    @Test
    void neitherLengthNorDepthBringsItDown() {
        String deep = "(".repeat(400) + "lr = 1" + ")".repeat(400);
        assertThat(catchThrowableOfType(QueryProblem.class, () -> Query.parse(deep, COLUMNS)))
                .hasMessageContaining("Use fewer brackets");
        assertThat(catchThrowableOfType(QueryProblem.class, () -> Query.parse("lr = 1 ".repeat(200), COLUMNS)))
                .hasMessageContaining("The query has 1,400 characters. Use up to 1,000.");
        assertThat(matching("(".repeat(40) + "lr = 1" + ")".repeat(40))).containsExactly(POOR);
    }
}
