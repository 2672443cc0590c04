package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainrule.web.BadInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellChoiceTest {

    private static CellChoice read(String cells) {
        return CellChoice.read(Map.of("cell", cells));
    }

    @Test
    void cellsAreSortedAndEachIsThereOnce() {
        assertThat(read("1-3, 0-2,1-2,1-3").text()).isEqualTo("0-2,1-2,1-3");
        assertThat(read("1-3,0-2").rows()).containsExactly(0, 1);
        assertThat(read("1-3,0-2").columns()).containsExactly(2, 3);
        assertThatThrownBy(() -> read("1-3,x"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("such as 3-2, and commas");
    }

    @Test
    void aCellReplacesTheOthersOrLetsGoOfItself() {
        assertThat(read("1-3,0-2").pressing(new CellKey(1, 3)).text()).isEqualTo("1-3");
        assertThat(read("1-3").pressing(new CellKey(1, 3)).none()).isTrue();
    }

    @Test
    void amongSeveralItIsAddedOrTakenAway() {
        CellChoice several = read("1-3,0-2").several(true);

        assertThat(several.pressing(new CellKey(0, 0)).text()).isEqualTo("0-0,0-2,1-3");
        assertThat(several.pressing(new CellKey(1, 3)).text()).isEqualTo("0-2");
        assertThat(several.pressing(new CellKey(1, 3)).choices()).containsEntry("several", "1");
    }

    /** From √(0.01 × 0.1) = 0.0316 to √(1 × 10) = 3.16 in six equal factors of 2.154. */
    @Test
    void finerRatesReachHalfWayToTheNeighbours() {
        List<Double> decades = List.of(.001, .01, .1, 1.0, 10.0);

        assertThat(FinerSweep.rates(decades, 2, 3))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.032", "0.068", "0.15", "0.32", "0.68", "1.5", "3.2");
        // at the edge as far as the step beside it reaches
        assertThat(FinerSweep.rates(decades, 0, 0))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.00032", "0.00046", "0.00068", "0.001", "0.0015", "0.0022", "0.0032");
        assertThat(FinerSweep.rates(List.of(.3), 0, 0).get(3)).isEqualByComparingTo(".3");
        assertThat(FinerSweep.rates(List.of(999_999.0, 1e6), 0, 1)).allMatch(rate -> rate.doubleValue() <= 1e6);
    }
}
