package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.experiment.LossChoice;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Curve;
import dev.chainrule.run.EpochHealth;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.Probed;
import dev.chainrule.run.RunHealth;
import dev.chainrule.run.SpeedLimit;
import dev.chainrule.web.TestFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule on runs whose numbers are written here. Chance is ln 2 = 0.693; runs have 10 epochs. */
class FindingsTest {

    private static final Setup SETUP = new Setup(
            "Moons", "2-4-4-1 tanh", 17, "sgd", LossChoice.CROSS_ENTROPY, 2, 2, 2, false, 10, 8, Facts.CHANCE, true);

    private final List<RunFacts> runs = new ArrayList<>();
    private final Map<Long, Curve> curves = new HashMap<>();
    private final Map<CellKey, CellHealth> health = new HashMap<>();

    /** Of the run that is looked at for the rate that fails. */
    private Probed.@Nullable Curvature curvature;

    private void run(String initialization, double rate, long seed, double loss, Outcome outcome) {
        runs.add(Facts.done(initialization, rate, seed, loss, outcome));
    }

    private List<Finding> findings(List<Double> rates, String... initializations) {
        Sweep sweep = new Sweep(
                rates, Arrays.stream(initializations).map(Initialization::parse).toList(), List.of(0L, 1L, 2L));
        Grid grid = new Grid(sweep, runs);
        Map<CellKey, CellSeries> series = new HashMap<>();
        grid.cells().forEach(cell -> series.put(cell.key(), CellSeries.of(cell, curves, .1, null)));
        return Findings.of(new Evidence(grid, SETUP, series, health, over(grid, series), TestFormat.format()));
    }

    private @Nullable OverLimit over(Grid grid, Map<CellKey, CellSeries> series) {
        return curvature == null
                ? null
                : Divergence.of(grid, series, Facts.CHANCE)
                        .suspect(Facts.CHANCE)
                        .map(cell -> new OverLimit(cell, cell.runs().get(0), curvature))
                        .orElse(null);
    }

    private static Finding only(List<Finding> findings, String title) {
        return findings.stream()
                .filter(finding -> finding.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no “" + title + "” among "
                        + findings.stream().map(Finding::title).toList()));
    }

    @Test
    void zerosNeverBreakTheSymmetry() {
        run("zeros", .1, 0, .693, Outcome.STUCK);
        run("zeros", .1, 1, .693, Outcome.STUCK);
        run("zeros", 1, 0, .694, Outcome.STUCK);
        run("zeros", 1, 1, .8, Outcome.PARTLY_LEARNED);
        run("he_normal", .1, 0, .1, Outcome.LEARNED);

        Finding finding = only(findings(List.of(.1, 1.0), "zeros", "he_normal"), "Zeros do not learn.");

        assertThat(finding.evidence())
                .isEqualTo(
                        "All units of a hidden layer start equal and stay equal. 3 of 4 runs end within 1 % of chance "
                                + "(0.693). With other initializations 1 of 1 learned (validation accuracy of .95 or more at the end).");
        assertThat(finding.cells()).containsExactly(new CellKey(0, 0), new CellKey(0, 1));
        assertThat(finding.attempt()).isNotNull();
        assertThat(finding.attempt().label()).isEqualTo("Try Xavier uniform");
        assertThat(finding.attempt().fields())
                .containsEntry("sweep.initializations", List.of("he_normal", "xavier_uniform"));
    }

    @Test
    void whereNothingLearnedZerosAreHeldAgainstThoseThatLeftChance() {
        run("zeros", .1, 0, .693, Outcome.STUCK);
        run("zeros", .1, 1, .693, Outcome.STUCK);
        run("he_normal", .1, 0, .3, Outcome.STILL_FALLING);
        run("he_normal", .1, 1, .693, Outcome.STUCK);

        assertThat(only(findings(List.of(.1, 1.0), "zeros", "he_normal"), "Zeros do not learn.")
                        .evidence())
                .isEqualTo(
                        "All units of a hidden layer start equal and stay equal. 2 of 2 runs end within 1 % of chance "
                                + "(0.693). With other initializations it is 1 of 2.");
    }

    @Test
    void zerosThatLearnAreNotAccused() {
        run("zeros", .1, 0, .01, Outcome.LEARNED);
        run("zeros", .1, 1, .693, Outcome.STUCK);

        assertThat(findings(List.of(.1), "zeros"))
                .extracting(Finding::title)
                .noneMatch(title -> title.contains("Zeros"));
    }

    @Test
    void theRateAboveWhichMostRunsDivergeIsNamed() {
        for (long seed = 0; seed < 2; seed++) {
            run("he_normal", .1, seed, .1, Outcome.LEARNED);
            run("he_normal", 1, seed, .2, Outcome.LEARNED);
            run("he_normal", 10, seed, 9, Outcome.DIVERGED);
            run("xavier_normal", .1, seed, .1, Outcome.LEARNED);
            run("xavier_normal", 1, seed, 5, seed == 0 ? Outcome.DIVERGED : Outcome.LEARNED);
            run("xavier_normal", 10, seed, Double.NaN, seed == 0 ? Outcome.NOT_FINITE : Outcome.LEARNED);
        }

        Finding finding = only(
                findings(List.of(.1, 1.0, 10.0), "he_normal", "xavier_normal"),
                "At learning rate 10 most runs diverge.");

        assertThat(finding.evidence())
                .isEqualTo(
                        "3 of 4 runs with lr 10 end above where they started or are not finite; with lr 1 or less it is 1 of 8.");
        assertThat(finding.cells()).containsExactly(new CellKey(0, 2), new CellKey(1, 2));
        assertThat(finding.attempt().fields())
                .containsEntry("sweep.learningRates", List.of("1, 1.5, 2.2, 3.2, 4.6, 6.8, 10"));
    }

    /** He normal learns best at smaller rates; of its runs at 10 the first is looked at. N(0, 1) stays at chance and tells nothing. */
    private void theRateTenFails() {
        for (long seed = 0; seed < 2; seed++) {
            run("he_normal", .1, seed, .1, Outcome.LEARNED);
            run("he_normal", 1, seed, .2, Outcome.LEARNED);
            run("he_normal", 10, seed, 9, Outcome.DIVERGED);
            run("normal:1", .1, seed, .693, Outcome.STUCK);
            run("normal:1", 1, seed, .693, Outcome.STUCK);
            run("normal:1", 10, seed, 9, Outcome.DIVERGED);
        }
    }

    @Test
    void theRateThatFailsIsComparedWithTheStabilityLimit() {
        theRateTenFails();
        curvature = new Probed.Curvature(0, 240, 240, 2.28, 10, new SpeedLimit(.2, "2/lr"), true);

        Finding finding = only(
                findings(List.of(.1, 1.0, 10.0), "normal:1", "he_normal"),
                "Learning rate 10 is above the stability limit.");

        assertThat(finding.evidence()) // 2/2.28 = 0.877
                .isEqualTo(
                        "At the first weights of He normal, seed 0, the loss bends with 2.28, so steps above 2/2.28 = 0.877 "
                                + "overshoot, with small batches even earlier. 4 of 4 runs with lr 10 end above where they started "
                                + "or are not finite; with lr 1 or less it is 0 of 8.");
        assertThat(finding.cells()).containsExactly(new CellKey(0, 2), new CellKey(1, 2));
        assertThat(finding.run()).isEqualTo(new Finding.Look(runs.get(2).id(), 0));
        // from the rate of the sweep that is at most half the limit; 0.877 rounded down
        assertThat(finding.attempt().label()).isEqualTo("Sweep from 0.1 to 0.87");
    }

    @Test
    void withMomentumTheLimitIsThatOfTheHeavyBall() {
        theRateTenFails();
        curvature = new Probed.Curvature(7, 240, 240, 2.28, 10, new SpeedLimit(.38, "(2 + 2β)/lr"), true);

        assertThat(only(
                                findings(List.of(.1, 1.0, 10.0), "he_normal", "normal:1"),
                                "Learning rate 10 is above the stability limit.")
                        .evidence())
                .startsWith(
                        "At epoch 7 of He normal, seed 0, the loss bends with 2.28, more than the (2 + 2β)/lr = 0.380 that descent bears");
    }

    @Test
    void aCurvatureBelowItsLimitOrWithoutOneProvesNothing() {
        SpeedLimit two = new SpeedLimit(2, "2/lr");

        assertThat(new Probed.Curvature(0, 1, 1, 2.1, 1, two, true).aboveLimit())
                .isTrue();
        assertThat(new Probed.Curvature(0, 1, 1, 1.9, 1, two, true).aboveLimit())
                .isFalse();
        assertThat(new Probed.Curvature(0, 1, 1, Double.NaN, 1, two, true).aboveLimit())
                .isFalse();
        assertThat(new Probed.Curvature(0, 1, 1, 2.1, 1, null, true).aboveLimit())
                .isFalse(); // Adam
        assertThat(new Probed.Curvature(0, 1, 1, -1, 1, new SpeedLimit(-2, "2/lr − decay"), true).aboveLimit())
                .isFalse();
    }

    @Test
    void anInitializationThatDivergesAtEveryRateIsBlamedBeforeTheRate() {
        for (long seed = 0; seed < 2; seed++) {
            run("normal:10", .1, seed, 900, Outcome.DIVERGED);
            run("normal:10", 1, seed, Double.NaN, Outcome.NOT_FINITE);
            run("he_normal", .1, seed, .1, Outcome.LEARNED);
            run("he_normal", 1, seed, 9, seed == 0 ? Outcome.DIVERGED : Outcome.LEARNED);
        }
        float[] rising = {69.3f, 900}; // 69.3/ln 2 = 100
        curves.put(runs.get(0).id(), new Curve(rising, rising, rising, rising));

        List<Finding> findings = findings(List.of(.1, 1.0), "normal:10", "he_normal");

        assertThat(findings)
                .extracting(Finding::title)
                .startsWith("N(0, 10) diverges at every learning rate.", "At learning rate 1 most runs diverge.")
                .contains("N(0, 10) starts far from chance.");
        assertThat(findings.get(0).evidence())
                .isEqualTo(
                        "4 of 4 runs end above where they started or are not finite. They start at loss 69.3, 100 × chance. "
                                + "With other initializations it is 1 of 4.");
        assertThat(findings.get(1).evidence()).startsWith("1 of 2 runs with lr 1, N(0, 10) aside, end above");
    }

    @Test
    void manyThatDivergeWithoutAMajorityAnywhereAreToldWithTheirPlace() {
        for (long seed = 0; seed < 3; seed++) {
            run("he_normal", .1, seed, .1, Outcome.LEARNED);
            run("he_normal", 1, seed, .1, Outcome.LEARNED);
            run("normal:1", .1, seed, 9, seed == 0 ? Outcome.DIVERGED : Outcome.LEARNED);
            run("normal:1", 1, seed, 9, seed < 2 ? Outcome.DIVERGED : Outcome.LEARNED);
        }

        Finding finding = only(findings(List.of(.1, 1.0), "he_normal", "normal:1"), "3 of 12 runs diverged.");

        assertThat(finding.evidence())
                .isEqualTo(
                        "They end above where they started or are not finite: most often with lr 1 (2 of 6) and lr 0.1 (1 of 6); "
                                + "by initialization with N(0, 1) (3 of 6).");
        assertThat(finding.cells()).containsExactly(new CellKey(1, 1), new CellKey(1, 0));
    }

    @Test
    void whereAllDivergeASmallerRateIsProposed() {
        run("he_normal", 1, 0, Double.NaN, Outcome.NOT_FINITE);
        run("he_normal", 10, 0, Double.NaN, Outcome.NOT_FINITE);

        List<Finding> findings = findings(List.of(1.0, 10.0), "he_normal");

        Finding finding = only(findings, "Most runs diverge at every learning rate.");
        assertThat(finding.evidence()).startsWith("2 of 2 runs with lr 1 or more end above");
        assertThat(finding.attempt().fields()).containsEntry("sweep.learningRates", List.of("0.1"));
        assertThat(findings).hasSize(1);
    }

    @Test
    void aPlateauEndsWhereTheFirstRateLeavesChance() {
        for (long seed = 0; seed < 2; seed++) {
            run("normal:0.01", .01, seed, .693, Outcome.STUCK);
            run("normal:0.01", .1, seed, .693, Outcome.STUCK);
            run("normal:0.01", 1, seed, .2 + .1 * seed, Outcome.LEARNED);
        }

        Finding finding =
                only(findings(List.of(.01, .1, 1.0), "normal:0.01"), "N(0, 0.01) sits on a plateau below lr 1.");

        assertThat(finding.evidence())
                .isEqualTo(
                        "4 of 4 runs with lr 0.1 or less have not left 0.693 after 10 epochs; at lr 1 the median is 0.250.");
    }

    @Test
    void theBestSettingComesWithItsNumbersAndTheNext() {
        run("he_normal", .1, 0, .02, Outcome.LEARNED);
        run("he_normal", .1, 1, .04, Outcome.LEARNED);
        run("xavier_normal", .1, 0, .05, Outcome.LEARNED);
        run("xavier_normal", .1, 1, .07, Outcome.LEARNED);

        List<Finding> findings = findings(List.of(.1, 1.0), "he_normal", "xavier_normal");

        assertThat(only(findings, "He normal at lr 0.1 does best by last validation loss.")
                        .evidence())
                .isEqualTo(
                        "Median last validation loss 0.030, from 0.020 to 0.040 in 2 seeds. Next is Xavier normal at lr 0.1 with 0.060.");
        // both differences are −0.03: no spread, so the interval is that value
        assertThat(only(findings, "He normal beats Xavier normal in 2 of 2 seeds.")
                        .evidence())
                .isEqualTo("At lr 0.1, the best of each, seed by seed: median difference −0.030, "
                        + "95 % t-interval of the mean −0.030 to −0.030.");
    }

    @Test
    void theBestOfOneSeedHasNoRange() {
        run("he_normal", .1, 0, .02, Outcome.LEARNED);
        run("xavier_normal", .1, 0, .05, Outcome.LEARNED);

        assertThat(only(
                                findings(List.of(.1, 1.0), "he_normal", "xavier_normal"),
                                "He normal at lr 0.1 does best by last validation loss.")
                        .evidence())
                .isEqualTo("Last validation loss 0.020 in 1 seed. Next is Xavier normal at lr 0.1 with 0.050.");
    }

    /** He normal has the lower median, 0.30 and 0.31, but is lower in one seed of three. Xavier minus He: −0.01, +0.21 and −0.01. */
    @Test
    void whoWinsFewerSeedsDoesNotBeatTheOther() {
        run("he_normal", .1, 0, .30, Outcome.LEARNED);
        run("he_normal", .1, 1, .10, Outcome.LEARNED);
        run("he_normal", .1, 2, .40, Outcome.LEARNED);
        run("xavier_normal", 1, 0, .29, Outcome.LEARNED);
        run("xavier_normal", 1, 1, .31, Outcome.LEARNED);
        run("xavier_normal", 1, 2, .39, Outcome.LEARNED);

        assertThat(only(
                                findings(List.of(.1, 1.0), "he_normal", "xavier_normal"),
                                "No clear winner of Xavier normal and He normal.")
                        .evidence())
                .startsWith(
                        "At lr 1 and lr 0.1, the best of each, seed by seed: Xavier normal is better in 2 of 3 seeds, "
                                + "median difference −0.010, 95 % t-interval of the mean ")
                .endsWith(", which contains 0.");
    }

    @Test
    void overfittingIsSeenWhereValidationRisesWhileTrainingFalls() {
        run("he_normal", .1, 0, .3, Outcome.LEARNED);
        float[] training = {.7f, .5f, .4f, .3f, .2f, .1f};
        float[] validation = {.7f, .5f, .25f, .3f, .35f, .4f};
        curves.put(runs.get(0).id(), new Curve(training, validation, training, validation));

        Finding finding = only(findings(List.of(.1), "he_normal"), "He normal at lr 0.1 overfits from epoch 2.");

        assertThat(finding.evidence())
                .isEqualTo(
                        "There the mean validation loss rises from 0.250 to 0.400, while training loss falls from 0.400 to 0.100 (n = 1).");
    }

    @Test
    void aValidationLossThatRisesWithTrainingIsNoOverfitting() {
        run("he_normal", .1, 0, .3, Outcome.LEARNED);
        float[] rising = {.7f, .5f, .25f, .3f, .35f, .4f};
        curves.put(runs.get(0).id(), new Curve(rising, rising, rising, rising));

        assertThat(findings(List.of(.1), "he_normal"))
                .noneMatch(finding -> finding.title().contains("overfit"));
    }

    @Test
    void runsThatFallToTheEndAreToldToGoOn() {
        run("he_normal", .1, 0, .3, Outcome.STILL_FALLING);
        run("he_normal", .1, 1, .3, Outcome.STILL_FALLING);
        run("he_normal", 1, 0, .1, Outcome.LEARNED);

        Finding finding = only(findings(List.of(.1, 1.0), "he_normal"), "2 of 3 runs were still falling at the end.");

        assertThat(finding.cells()).containsExactly(new CellKey(0, 0));
        assertThat(finding.attempt().fields()).containsEntry("training.epochs", List.of("20"));
    }

    @Test
    void theOnlyRunThatFallsToTheEndIsNotCounted() {
        run("he_normal", .1, 0, .3, Outcome.STILL_FALLING);

        assertThat(only(findings(List.of(.1), "he_normal"), "The run was still falling at the end.")
                        .evidence())
                .isEqualTo(
                        "After 10 epochs its training loss was below 97 % of that ten epochs before, in He normal at lr 0.1.");
    }

    @Test
    void aLossFarAboveChanceAtTheStartIsTold() {
        run("normal:10", .1, 0, .3, Outcome.PARTLY_LEARNED);
        float[] falling = {7.4f, .3f};
        curves.put(runs.get(0).id(), new Curve(falling, falling, falling, falling));

        assertThat(only(findings(List.of(.1), "normal:10"), "N(0, 10) starts far from chance.")
                        .evidence())
                .isEqualTo("It starts at loss 7.40, 10.7 × chance. Its best median is 0.300 at lr 0.1.");
    }

    /** Two hidden layers and the output; the second hidden layer is dead from epoch 1, the first one's gradient is 10⁻⁵ of the last one's. */
    @Test
    void deadLayersSaturationAndVanishingGradientsComeFromLayerHealth() {
        run("he_normal", .1, 0, .6, Outcome.PARTLY_LEARNED);
        RunHealth layers = new RunHealth(List.of(
                new EpochHealth(
                        0, List.of(layer(0, .75f, Float.NaN), layer(0, .5f, Float.NaN), layer(0, 0, Float.NaN))),
                new EpochHealth(1, List.of(layer(0, .1f, 1e-4f), layer(.95f, 0, 1), layer(0, 0, 10))),
                new EpochHealth(2, List.of(layer(.5f, .1f, 1e-4f), layer(1, 0, 1), layer(0, 0, 10)))));
        health.put(new CellKey(0, 0), CellHealth.of(7, layers));

        List<Finding> findings = findings(List.of(.1), "he_normal");

        assertThat(only(findings, "He normal starts saturated.").evidence())
                .startsWith("At epoch 0 75.0 % of the outputs of layer 1 are at a flat end (seed 7).");
        assertThat(only(findings, "In He normal at lr 0.1 layer 2 is 100.0 % dead from epoch 1.")
                        .evidence())
                .isEqualTo("Units that give 0 to every row get no gradient and stay so (seed 7).");
        assertThat(only(findings, "Gradients hardly reach the first layer in He normal at lr 0.1.")
                        .evidence())
                .isEqualTo(
                        "At epoch 2 of He normal at lr 0.1 the first layer’s gradient has norm 1.0 × 10⁻⁴, the last one’s 10.0 (seed 7).");
    }

    private static LayerHealth layer(float dead, float saturated, float gradient) {
        return new LayerHealth(0, 1, dead, saturated, gradient, 1, -3);
    }

    @Test
    void ofNothingDoneNothingIsSaid() {
        assertThat(findings(List.of(.1), "zeros", "he_normal")).isEmpty();
    }
}
