package dev.chainrule.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.Examples;
import org.junit.jupiter.api.Test;

class ProbeBoundsTest {

    private static final ProbeBounds FOUR_ROWS = new ProbeBounds(4, 100, 60);

    private static Examples counted(int rows) {
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = row;
        }
        return new Examples(rows, 1, 1, values, values);
    }

    @Test
    void rowsAreEvenlySpacedAndTheirProductWithTheParametersBounded() {
        Examples ten = counted(10);

        assertThat(FOUR_ROWS.rows(ten, 10).x()).containsExactly(0, 2, 5, 7); // ⌊10·i/4⌋
        assertThat(FOUR_ROWS.rows(ten, 30).y()).containsExactly(0, 5); // 60/30 = 2 rows
        assertThat(FOUR_ROWS.rows(ten, 90).x()).containsExactly(0); // never none
        Examples three = counted(3);
        assertThat(FOUR_ROWS.rows(three, 10)).isSameAs(three);
    }

    @Test
    void whatTheWiderBoundsTakeIsAllowedWhereItIsCheapEnough() {
        ProbeBounds narrow = new ProbeBounds(4, 20, 40);

        assertThat(narrow.allow(FOUR_ROWS, 4, 10)).isTrue(); // 40 products
        assertThat(narrow.allow(FOUR_ROWS, 4, 11)).isFalse(); // 44
        assertThat(narrow.allow(FOUR_ROWS, 900, 10)).isTrue(); // of which 4 are taken
        assertThat(narrow.allow(FOUR_ROWS, 1, 21)).isFalse(); // parameters
    }

    @Test
    void epochsAreSpacedWithBothEndsAndTheChosenOne() {
        int[] all = {0, 1, 2, 3, 4, 6, 8, 10};

        assertThat(ProbeBounds.spaced(all, 3, 4)).containsExactly(0, 3, 4, 10);
        assertThat(ProbeBounds.spaced(all, 3, 10)).containsExactly(0, 3, 10);
        assertThat(ProbeBounds.spaced(all, 60, 2)).containsExactly(all);
        assertThat(ProbeBounds.spaced(new int[] {7}, 60, 7)).containsExactly(7);
    }
}
