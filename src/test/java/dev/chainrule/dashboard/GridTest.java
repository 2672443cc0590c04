package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {

    private static final Sweep SWEEP = new Sweep(
            List.of(1.0, .1),
            List.of(Initialization.parse("zeros"), Initialization.parse("he_normal")),
            List.of(0L, 1L, 2L));

    @Test
    void rowsAreInitializationsAsDefinedAndColumnsLearningRatesAscending() {
        RunFacts run = Facts.learned("he_normal", .1, 0, .2);

        Grid grid = new Grid(SWEEP, List.of(run));

        assertThat(grid.learningRates()).containsExactly(.1, 1.0);
        assertThat(grid.cell(1, 0).runs()).containsExactly(run);
        assertThat(grid.find(new CellKey(2, 0))).isEmpty();
    }

    @Test
    void theBestCellHasTheBestMedianAndNotTheBestLuckyRun() {
        Grid grid = new Grid(
                SWEEP,
                List.of(
                        // median .30, with the best single run of all
                        Facts.learned("he_normal", 1, 0, .01),
                        Facts.learned("he_normal", 1, 1, .30),
                        Facts.learned("he_normal", 1, 2, .40),
                        // median .20
                        Facts.learned("he_normal", .1, 0, .19),
                        Facts.learned("he_normal", .1, 1, .20),
                        Facts.learned("he_normal", .1, 2, .21)));

        assertThat(grid.best(RunFacts::lastTrainingLoss, false).orElseThrow().key())
                .isEqualTo(new CellKey(1, 0));
    }

    @Test
    void aCellIsHatchedWhenMoreThanHalfOfItsFinishedSeedsDiverged() {
        Grid grid = new Grid(
                SWEEP,
                List.of(
                        Facts.learned("zeros", 1, 0, .5),
                        Facts.done("zeros", 1, 1, 9, Outcome.DIVERGED),
                        Facts.open("zeros", 1, 2, RunStatus.QUEUED),
                        Facts.learned("zeros", .1, 0, .5),
                        Facts.done("zeros", .1, 1, 9, Outcome.DIVERGED),
                        Facts.done("zeros", .1, 2, Double.NaN, Outcome.NOT_FINITE)));

        assertThat(grid.cell(0, 1).divergedShare()).isEqualTo(.5);
        assertThat(grid.cell(0, 1).mostlyDiverged()).isFalse();
        assertThat(grid.cell(0, 0).diverged()).isEqualTo(2);
        assertThat(grid.cell(0, 0).mostlyDiverged()).isTrue();
        assertThat(grid.cell(1, 1).mostlyDiverged()).isFalse();
    }

    @Test
    void whereAllDivergeNothingIsBest() {
        Grid grid = new Grid(SWEEP, List.of(Facts.done("zeros", 1, 0, Double.NaN, Outcome.NOT_FINITE)));

        assertThat(grid.best(RunFacts::lastTrainingLoss, false)).isEmpty();
    }

    @Test
    void countsTellWhatIsDoneAndWhatIsLeft() {
        Tally tally = Tally.of(List.of(
                Facts.learned("zeros", 1, 0, .5),
                Facts.done("zeros", 1, 1, 9, Outcome.DIVERGED),
                Facts.open("zeros", 1, 2, RunStatus.RUNNING),
                Facts.open("zeros", .1, 0, RunStatus.QUEUED),
                Facts.open("zeros", .1, 1, RunStatus.CANCELLED),
                Facts.open("zeros", .1, 2, RunStatus.FAILED)));

        assertThat(tally.done()).isEqualTo(2);
        assertThat(tally.diverged()).isEqualTo(1);
        assertThat(tally.outcomes()).containsEntry(Outcome.LEARNED, 1).containsEntry(Outcome.DIVERGED, 1);
        assertThat(tally.open()).isEqualTo(2);
        // 2 s a run, two left, one at a time
        assertThat(tally.estimatedSecondsLeft()).isEqualTo(4);
        assertThat(tally.took()).isEmpty();
    }
}
