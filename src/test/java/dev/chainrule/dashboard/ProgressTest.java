package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.dashboard.Progress.Part;
import dev.chainrule.run.RunStatus;
import dev.chainrule.web.TestFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static Progress of(RunFacts... runs) {
        return Progress.of(
                Tally.of(List.of(runs)), Stage.RUNNING, Instant.parse("2026-01-01T00:00:00Z"), TestFormat.format());
    }

    /** Epochs 0 to 10 are eleven: at epoch 0 and at epoch 4 it is 1/11 and 5/11 of a run, of two 100 · 6 / 22 = 27.27 %. */
    @Test
    void runsUnderWayFillTheBarByTheirEpochs() {
        Progress progress = of(Facts.at(0, RunStatus.RUNNING), Facts.at(4, RunStatus.RUNNING));

        assertThat(progress.counts()).isEqualTo("0 of 2 runs done, 2 running");
        assertThat(progress.bar()).containsExactly(new Part("r", "0.00%", "27.27%"));
    }

    @Test
    void whatIsDoneFillsItWhole() {
        Progress progress =
                of(Facts.learned("zeros", 1, 0, .1), Facts.at(10, RunStatus.RUNNING), Facts.at(-1, RunStatus.QUEUED));

        // 10 is the last epoch: all but recorded as ended
        assertThat(progress.bar()).containsExactly(new Part("d", "0.00%", "33.33%"), new Part("r", "33.33%", "33.33%"));
    }

    /** 2 s for 5 of the 11 epochs of the one that runs: 4.4 s a run, of which 6/11 and one more are left, 4.4 · 17 / 11 = 6.8 s. */
    @Test
    void beforeTheFirstRunIsDoneTheTimeLeftIsThatOfTheOnesUnderWay() {
        Progress progress = of(Facts.at(4, RunStatus.RUNNING), Facts.at(-1, RunStatus.QUEUED));

        assertThat(progress.time()).endsWith("about 6.8 s left");
    }

    @Test
    void beforeAnEpochNoTimeLeftIsGuessed() {
        assertThat(of(Facts.at(-1, RunStatus.RUNNING)).time()).doesNotContain("left");
    }
}
