package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.LossChoice;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Outcome;
import dev.chainrule.web.Format;
import dev.chainrule.web.TestFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final Format FORMAT = TestFormat.format();
    private static final Setup SETUP = new Setup(
            "Moons", "2-4-1 tanh", 17, "sgd", LossChoice.CROSS_ENTROPY, 2, 1, 2, false, 10, 8, Facts.CHANCE, true);
    private static final Sweep SWEEP = new Sweep(
            List.of(.1, 1.0),
            List.of(Initialization.parse("zeros"), Initialization.parse("he_normal")),
            List.of(0L, 1L, 2L));

    /** He: .1, .2, .3 at 0.1 and one that is not finite at 1; zeros: .7 at 0.1. */
    private static final List<RunFacts> RUNS = List.of(
            Facts.learned("he_normal", .1, 0, .1),
            Facts.learned("he_normal", .1, 1, .2),
            Facts.learned("he_normal", .1, 2, .3),
            Facts.done("he_normal", 1, 0, Double.NaN, Outcome.NOT_FINITE),
            Facts.learned("zeros", .1, 0, .7));

    private static Groups groups(Map<String, String> parameters) {
        ViewState view = ViewState.read(parameters);
        Grid grid = new Grid(SWEEP, RUNS);
        Reading reading = Reading.of(view.metric(), SETUP, grid, run -> 0, FORMAT);
        return Groups.of(new Evidence(grid, SETUP, Map.of(), Map.of(), null, FORMAT), view, reading, run -> true);
    }

    /** Of .1, .2, .3 and infinity the quartiles are at places 0.75, 1.5 and 2.25: .175, .25 and infinity. */
    @Test
    void aBoxHasTheQuartilesOfAllItsRunsTheLostOnesIncluded() {
        Groups groups = groups(Map.of());

        assertThat(groups.title()).isEqualTo("Training loss by initialization");
        assertThat(groups.drawn().boxes().get(1))
                .isEqualTo(new Groups.Box("He normal", "k3", .1, .175, .25, Double.POSITIVE_INFINITY, .3, 4, 1));
        assertThat(groups.rows().get(1).values())
                .containsExactly("4", "0.100", "0.175", "0.250", "not finite", "0.300");
    }

    @Test
    void onlyRunsOfTheChosenCellsAreInIt() {
        Groups groups = groups(Map.of("cell", "1-0", "group", "l"));

        assertThat(groups.title()).isEqualTo("Training loss by learning rate");
        assertThat(groups.drawn().boxes()).hasSize(1);
        assertThat(groups.drawn().boxes().get(0).median()).isEqualTo(.2);
        assertThat(groups.drawn().boxes().get(0).lost()).isZero();
    }
}
