package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingSeedsTest {

    private static List<String> notes(Cell cell, float[]... losses) {
        MissingSeeds missing = new MissingSeeds();
        missing.add("Zeros at lr 1", CellCurve.of(List.of(losses), cell), cell);
        return missing.notes();
    }

    private static Cell cell(RunFacts... runs) {
        return new Cell(0, 0, List.of(runs));
    }

    @Test
    void seedsThatWaitAreNotCalledNotFinite() {
        Cell cell =
                cell(Facts.at(2, RunStatus.RUNNING), Facts.at(-1, RunStatus.QUEUED), Facts.at(-1, RunStatus.QUEUED));

        assertThat(notes(cell, new float[] {1, .5f, .2f}))
                .containsExactly(
                        "Seeds that have not come so far yet are missing from the end of the mean: Zeros at lr 1 (2 of 3).");
    }

    @Test
    void aSeedThatIsNotFiniteIsNamedAsThat() {
        Cell cell = cell(Facts.learned("zeros", 1, 0, .2), Facts.done("zeros", 1, 1, Double.NaN, Outcome.NOT_FINITE));

        assertThat(notes(cell, new float[] {1, .5f, .2f}, new float[] {1, Float.NaN}))
                .containsExactly("Seeds that are not finite are missing from the mean: Zeros at lr 1 (1 of 2).");
    }

    @Test
    void aSeedThatStoppedEarlyIsNoneThatIsNotFinite() {
        Cell cell = cell(Facts.at(2, RunStatus.FINISHED), Facts.at(1, RunStatus.FINISHED));

        assertThat(notes(cell, new float[] {1, .5f, .2f}, new float[] {1, .6f}))
                .containsExactly(
                        "Seeds that ended earlier are missing from the end of the mean: Zeros at lr 1 (1 of 2).");
    }

    @Test
    void whereAllAreThereNothingIsSaid() {
        Cell cell = cell(Facts.at(1, RunStatus.RUNNING), Facts.at(1, RunStatus.RUNNING));

        assertThat(notes(cell, new float[] {1, .5f}, new float[] {1, .6f})).isEmpty();
    }
}
