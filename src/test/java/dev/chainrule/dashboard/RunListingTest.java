package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.LossChoice;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.TestFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunListingTest {

    private static final Sweep SWEEP = new Sweep(
            List.of(.1, 1.0),
            List.of(Initialization.parse("zeros"), Initialization.parse("he_normal")),
            List.of(0L, 1L, 2L));
    private static final Setup SETUP = new Setup(
            "Moons", "2-4-1 tanh", 17, "sgd", LossChoice.CROSS_ENTROPY, 2, 1, 2, false, 10, 8, Facts.CHANCE, true);
    private static final RunColumns COLUMNS =
            new RunColumns(SWEEP, SETUP, new Setting(0, List.of()), TestFormat.format());

    private static final RunFacts GOOD = Facts.learned("he_normal", .1, 0, .1);
    private static final RunFacts POOR = Facts.learned("zeros", 1, 1, .5);
    private static final RunFacts LOST = Facts.done("zeros", 1, 2, Double.NaN, Outcome.NOT_FINITE);
    private static final RunFacts WAITING = Facts.open("zeros", .1, 0, RunStatus.QUEUED);
    private static final RunFacts RUNNING = Facts.open("zeros", .1, 1, RunStatus.RUNNING);
    private static final List<RunFacts> ALL = List.of(WAITING, LOST, RUNNING, POOR, GOOD);

    private static RunListing listing(String... parameters) {
        Map<String, String> all = new java.util.HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return RunListing.of(ALL, COLUMNS, TableView.read(all));
    }

    @Test
    void sortingKeepsWhatIsNotFiniteBehindEveryNumberEitherWay() {
        assertThat(listing("sort", "loss").runs()).containsExactly(GOOD, POOR, LOST, RUNNING, WAITING);
        assertThat(listing("sort", "loss", "dir", "desc").runs()).containsExactly(POOR, GOOD, LOST, RUNNING, WAITING);
        assertThat(listing("sort", "init").runs()).containsExactly(POOR, LOST, GOOD, RUNNING, WAITING);
    }

    /** However few are taken, they are those that stand first when all are ordered; equals as they are performed. */
    @ParameterizedTest
    @ValueSource(strings = {"loss", "gap", "init", "seed", "outcome"})
    void theFirstAreTheBeginningOfAll(String sort) {
        for (String direction : List.of("asc", "desc")) {
            RunListing listing = listing("sort", sort, "dir", direction);
            for (int most = 1; most <= 6; most++) {
                assertThat(listing.first(most))
                        .as("%d by %s %s", most, sort, direction)
                        .isEqualTo(listing.runs().subList(0, Math.min(most, 5)));
            }
        }
    }

    /** The gap of all is 0, a loss that is not finite is infinite, and of what has not begun there is none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lr > 0.5                              | 2
            init = he_normal                      | 1
            outcome = not_finite                  | 1
            outcome = none                        | 2
            status in (queued, running)           | 2
            loss > 1                              | 1
            loss = infinity                       | 1
            loss = none                           | 2
            accuracy < 50 %                       | 1
            validation_loss <= 0.5 and seed = 1   | 1
            best_loss < 0.2                       | 1
            best_epoch = 7                        | 3
            best_accuracy = 90 %                  | 3
            epoch = none and epochs = 10          | 2
            diverged_epoch = 3                    | 1
            gap = 0                               | 2
            seconds = 2                           | 3
            training_accuracy >= 0.9              | 2
            """)
    void everyColumnCanBeAskedFor(String query, int matching) {
        RunListing listing = listing("q", query);

        assertThat(listing.problem()).isNull();
        assertThat(listing.runs()).as(query).hasSize(matching);
        assertThat(listing.candidates()).isEqualTo(5);
    }

    @Test
    void aFilterThatCannotBeUnderstoodLetsEveryRunThroughAndSaysWhere() {
        RunListing listing = listing("q", "lr > high");

        assertThat(listing.runs()).hasSize(5);
        assertThat(listing.problem()).hasMessageContaining("lr is a number");
    }

    @Test
    void columnsAreThoseChosenInTheirOrderEachOnce() {
        assertThat(listing("columns", "seed, lr,seed").columns())
                .extracting(RunColumn::name)
                .containsExactly("seed", "lr");
        assertThat(listing().columns())
                .extracting(RunColumn::name)
                .containsExactly("init", "lr", "seed", "outcome", "loss", "best_loss", "accuracy", "gap");
        assertThatThrownBy(() -> listing("columns", "lr,nothing"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("“nothing” is not a value for “columns”. Use run, init, lr, seed");
        assertThatThrownBy(() -> listing("sort", "tl")).hasMessageContaining("“tl” is not a value for “sort”.");
    }

    @Test
    void aFileHasTheRowsTheOrderAndTheColumnsThatAreShown() {
        RunListing listing = listing("columns", "seed,outcome,loss,gap", "sort", "loss", "dir", "desc");

        assertThat(TableFile.csv(listing))
                .isEqualTo("""
                        run,seed,outcome,loss,gap
                        %d,1,learned,0.5,0
                        %d,0,learned,0.1,0
                        %d,2,not_finite,NaN,
                        %d,1,,,
                        %d,0,,,
                        """.formatted(POOR.id(), GOOD.id(), LOST.id(), RUNNING.id(), WAITING.id())
                        .replace("\n", "\r\n"));
        assertThat(TableFile.objects(listing).get(2))
                .containsEntry("outcome", "not_finite")
                .containsEntry("loss", "NaN")
                .containsEntry("gap", null);
    }

    @Test
    void everyNameOfAColumnIsKeptFromSweptParameters() {
        assertThat(RunColumns.NAMES)
                .containsAll(COLUMNS.all().stream().map(RunColumn::name).toList());
    }
}
