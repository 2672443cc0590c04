package dev.chainrule.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.chainrule.learn.Exhibit.Label;
import dev.chainrule.learn.ExhibitPage.Line;
import dev.chainrule.learn.ExhibitPage.PartLine;
import dev.chainrule.learn.ExhibitPage.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static ExhibitPage page(int ended, Long experiment, Verdict... verdicts) {
        List<Line> lines =
                Arrays.stream(verdicts).map(v -> new Line("s", "e", "y", v)).toList();
        return new ExhibitPage(
                new Label("i", "t", "q", "l", "s"),
                true,
                lines,
                List.of(new PartLine("p", experiment, ended, 10)),
                ended,
                10);
    }

    @Test
    void oneDifferenceMakesTheWholeDiffer() {
        assertThat(page(10, 1L, Verdict.AGREES, Verdict.DIFFERS, Verdict.OPEN).verdict())
                .isEqualTo(Verdict.DIFFERS);
        assertThat(page(10, 1L, Verdict.AGREES, Verdict.AGREES).summary()).isEqualTo("2 of 2");
    }

    @Test
    void anOpenLineLeavesTheWholeOpen() {
        assertThat(page(4, 1L, Verdict.AGREES, Verdict.OPEN).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(page(4, 1L, Verdict.OPEN).summary()).isEqualTo("4 of 10 runs");
        assertThat(page(4, 1L, Verdict.OPEN).state()).isEqualTo("training");
        assertThat(page(0, null, Verdict.OPEN).waits()).isTrue();
        assertThat(page(10, 1L, Verdict.OPEN).summary()).isEqualTo("some runs have no result");
    }

    @Test
    void aSettingThatNobodyTrainedIsAnErrorOfTheExhibit() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Outcomes(List.of()).loss())
                .withMessageContaining("There is no run of that setting");
    }
}
