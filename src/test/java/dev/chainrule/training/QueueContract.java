package dev.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chainrule.Drafts;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingResult;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.DeletedExperiments;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Claim;
import dev.chainrule.run.EpochHealth;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Epochs;
import dev.chainrule.run.HealthLog;
import dev.chainrule.run.LostLeaseException;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.Place;
import dev.chainrule.run.RateSearch;
import dev.chainrule.run.RateSearchLog;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunControl;
import dev.chainrule.run.RunLog;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.run.Verdict;
import dev.chainrule.run.Verification;
import dev.chainrule.run.VerificationLog;
import dev.chainrule.run.Verifications;
import dev.chainrule.run.WeightsStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the queue promises on every database. */
abstract class QueueContract {

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    ExperimentControl control;

    @Autowired
    DeletedExperiments deleted;

    @Autowired
    RunControl runControl;

    @Autowired
    RunLog log;

    @Autowired
    Runs runs;

    @Autowired
    Epochs epochs;

    @Autowired
    VerificationLog verifying;

    @Autowired
    Verifications verifications;

    @Autowired
    WeightsStore weights;

    @Autowired
    HealthLog health;

    @Autowired
    Datasets datasets;

    @Autowired
    DefinitionJson json;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Long> submitted = new ArrayList<>();

    @AfterEach
    void leaveNothingRunning() {
        submitted.forEach(control::delete);
        submitted.forEach(deleted::purge);
    }

    @Test
    void performsEveryRunAndKeepsEveryEpoch() {
        long id = submit(Drafts.moons(20, List.of(0.01, 0.1), List.of("zeros", "he_normal"), List.of(0L, 1L)));

        awaitEnd(id);

        assertThat(runs(id)).hasSize(8).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.lastEpoch()).isEqualTo(20);
            assertThat(epochs.after(run.id(), -1, 100)).hasSize(21);
            assertThat(weights.keptEpochs(run.id())).hasSize(21);
            assertThat(run.weightsBytes()).isEqualTo(21L * run.parameters() * 4);
            assertThat(run.outcome()).isNotNull();
        });
        assertThat(count("run_checkpoint", id)).isZero();
    }

    @Test
    void storesTheNumbersAndWeightsThatTheEngineGives() {
        long id = submit(Drafts.moons(10, List.of(0.1), List.of("he_normal"), List.of(3L)));
        awaitEnd(id);
        Run run = runs(id).get(0);

        List<EpochResult> expected = train(json.readRun(run.definition()));

        assertThat(expected).hasSize(11).allSatisfy(result -> {
            assertThat(weights.at(run.id(), result.epoch()))
                    .contains(result.checkpoint().weights());
            assertThat(epochs.after(run.id(), result.epoch() - 1, 1)
                            .get(0)
                            .measures()
                            .trainingLoss())
                    .isEqualTo(result.training().loss());
        });
        EpochResult best = expected.stream()
                .min(Comparator.comparingDouble(
                        result -> result.validation().orElseThrow().loss()))
                .orElseThrow();
        assertThat(run.bestEpoch()).isEqualTo(best.epoch());
        assertThat(health.of(run.id()).epochs()).isEqualTo(health(expected));
        assertThat(health.of(run.id()).layers()).isEqualTo(2);
        assertThat(health.after(run.id(), 7)).isEqualTo(health(expected.subList(8, 11)));
    }

    @Test
    void performsSeedsInRounds() {
        long id = submit(Drafts.moons(1, List.of(0.01, 0.1), List.of("he_normal"), List.of(7L, 8L)));
        awaitEnd(id);

        assertThat(runs(id)).extracting(Run::seed).containsExactly(7L, 7L, 8L, 8L);
        assertThat(runs(id)).extracting(Run::learningRate).containsExactly(0.01, 0.1, 0.01, 0.1);
    }

    @Test
    void keepsNumbersThatAreNotFiniteAsTheyAre() {
        long id = submit(Drafts.exploding());
        awaitEnd(id);
        Run run = runs(id).get(0);

        assertThat(run.status()).isEqualTo(RunStatus.DIVERGED);
        assertThat(run.outcome()).isEqualTo(Outcome.NOT_FINITE);
        TrainingResult.Diverged expected = (TrainingResult.Diverged) result(json.readRun(run.definition()));
        assertThat(run.verdict())
                .isEqualTo(new Verdict(
                        Outcome.NOT_FINITE,
                        expected.lastEpoch(),
                        expected.step(),
                        expected.layer(),
                        expected.tensor()));
        assertThat(run.stoppedEarly()).isFalse();
        Double loss =
                epochs.after(run.id(), run.lastEpoch() - 1, 1).get(0).measures().trainingLoss();
        assertThat(run.last().trainingLoss()).isEqualTo(loss);
        assertThat(weights.at(run.id(), run.lastEpoch())).isPresent();
    }

    /** Of 300 epochs and a budget for a few, so that neither the pattern nor the best validation loss keeps what the training score chose. */
    @Test
    void stopsEarlyAndKeepsTheWeightsOfTheMetricThatWasWatched() {
        Draft draft = Drafts.patient(
                Drafts.moons(300, List.of(0.1), List.of("he_normal"), List.of(3L)), "training_score", 15);
        long id = submit(draft, 4 * 17 * 4);
        awaitEnd(id);
        Run run = runs(id).get(0);

        RunDefinition definition = json.readRun(run.definition());
        TrainingResult.StoppedEarly expected = (TrainingResult.StoppedEarly) result(definition);

        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.stoppedEarly()).isTrue();
        assertThat(run.lastEpoch()).isEqualTo(expected.lastEpoch()).isEqualTo(expected.bestEpoch() + 15);
        assertThat(run.watchedBestEpoch()).isEqualTo(expected.bestEpoch()).isNotEqualTo(run.bestEpoch());
        float[] best = train(definition).get(expected.bestEpoch()).checkpoint().weights();
        assertThat(weights.at(run.id(), expected.bestEpoch())).contains(best);
        assertThat(run.weightsBytes()).isEqualTo(4L * run.parameters() * weights.keptEpochs(run.id()).length);
    }

    @Test
    void keepsThePenaltyOfEveryEpochApartFromTheLoss() {
        long id = submit(Drafts.penalised(Drafts.moons(3, List.of(0.1), List.of("he_normal"), List.of(3L)), 0.01));
        awaitEnd(id);
        Run run = runs(id).get(0);

        List<EpochResult> expected = train(json.readRun(run.definition()));

        assertThat(expected.get(0).penalty()).isPositive();
        assertThat(epochs.after(run.id(), -1, 10))
                .extracting(EpochRow::penalty)
                .containsExactlyElementsOf(
                        expected.stream().map(EpochResult::penalty).toList());
    }

    @Test
    void cancelsARunUnderWayWithinASecond() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L)));
        long run = runs(id).get(0).id();
        await().until(() -> runs.findById(run).orElseThrow().lastEpoch() > 3);

        runControl.cancel(run);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> runs.findById(run).orElseThrow().status() == RunStatus.CANCELLED);
        Run cancelled = runs.findById(run).orElseThrow();
        assertThat(epochs.after(run, -1, 100_000)).hasSize(cancelled.lastEpoch() + 1);
        assertThat(weights.at(run, cancelled.lastEpoch())).isPresent();
        assertThat(cancelled.weightsSha256()).hasSize(64);
    }

    /** With a budget for a few epochs of 20,000, so that the pattern does not keep what the training score chose. */
    @Test
    void aCancelledRunKeepsTheWeightsThatEarlyStoppingWouldHaveChosen() {
        Draft draft = Drafts.patient(Drafts.longMoons(20_000, List.of(0L)), "training_score", 20_000);
        long run = runs(submit(draft, 4 * 17 * 4)).get(0).id();
        await().until(() -> runs.findById(run).orElseThrow().lastEpoch() > 3);

        runControl.cancel(run);

        await().until(() -> runs.findById(run).orElseThrow().status() == RunStatus.CANCELLED);
        Run cancelled = runs.findById(run).orElseThrow();
        List<EpochRow> durable = epochs.after(run, -1, 100_000);
        int first = Objects.requireNonNull(cancelled.watchedBestEpoch());
        assertThat(durable)
                .extracting(this::trainingScore)
                .allMatch(score -> score <= trainingScore(durable.get(first)));
        assertThat(durable.subList(0, first))
                .extracting(this::trainingScore)
                .allMatch(score -> score < trainingScore(durable.get(first)));
        assertThat(weights.at(run, first)).isPresent();
        assertThat(cancelled.weightsBytes()).isEqualTo(4L * cancelled.parameters() * weights.keptEpochs(run).length);

        runControl.retry(run);
        assertThat(runs.findById(run).orElseThrow().watchedBestEpoch())
                .as("until it ends again")
                .isNull();
        runControl.cancel(run);
    }

    private double trainingScore(EpochRow row) {
        return Objects.requireNonNull(row.measures().trainingScore());
    }

    @Test
    void cancelsAnExperimentWithWhatWaitsAndWhatRuns() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L, 1L, 2L, 3L, 4L)));
        awaitSomethingRunning(id);

        control.cancel(id);

        await().until(() -> runs(id).stream().allMatch(run -> run.status() == RunStatus.CANCELLED));
        assertThat(tasks(id)).isZero();
    }

    @Test
    void goesOnAfterAPauseFromTheEpochItHadReachedWithTheSameWeights() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L, 1L)));
        awaitSomethingRunning(id);

        control.pause(id);
        await().until(() -> runs(id).stream().noneMatch(run -> run.status() == RunStatus.RUNNING));
        List<Integer> reached = runs(id).stream().map(Run::lastEpoch).toList();
        assertThat(tasks(id)).isZero();
        int end = Collections.max(reached) + 200;
        shorten(id, end);
        control.resume(id);
        awaitEnd(id);

        assertThat(reached).anyMatch(epoch -> epoch >= 1);
        assertThat(runs(id)).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.lastEpoch()).isEqualTo(end).isGreaterThan(reached.get(run.ordinal()));
            List<EpochResult> uninterrupted = train(json.readRun(run.definition()));
            assertThat(weights.at(run.id(), end))
                    .contains(uninterrupted.get(end).checkpoint().weights());
            assertThat(epochs.curve(run.id()).length()).isEqualTo(end + 1);
            List<EpochHealth> kept = health.of(run.id()).epochs();
            assertThat(kept)
                    .extracting(EpochHealth::epoch)
                    .contains(0, end)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(kept)
                    .allSatisfy(epoch -> assertThat(epoch.layers())
                            .isEqualTo(uninterrupted.get(epoch.epoch()).health()));
        });
    }

    @Test
    void startsNothingWhilePaused() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L)));
        Run run = runs(id).get(0);
        control.pause(id);
        await().until(() -> runs(id).get(0).status() == RunStatus.QUEUED);

        assertThat(log.claim(new Place(run.id(), runs(id).get(0).enqueued()))).isEmpty();

        assertThat(runs(id).get(0).status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void retriesACancelledRunAsANewAttempt() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L)));
        long run = runs(id).get(0).id();
        runControl.cancel(run);
        await().until(() -> runs.findById(run).orElseThrow().status() == RunStatus.CANCELLED);
        int end = Math.max(0, runs.findById(run).orElseThrow().lastEpoch()) + 200;
        shorten(id, end);

        runControl.retry(run);
        awaitEnd(id);

        Run retried = runs.findById(run).orElseThrow();
        assertThat(retried.attempt()).isEqualTo(2);
        assertThat(retried.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(retried.lastEpoch()).isEqualTo(end);
    }

    @Test
    void refusesToRetryARunThatFinished() {
        long id = submit(Drafts.moons(1, List.of(0.1), List.of("he_normal"), List.of(0L)));
        awaitEnd(id);
        long run = runs(id).get(0).id();

        assertThatThrownBy(() -> runControl.retry(run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Only a failed or a cancelled run");
    }

    @Test
    void verifiesARunThatHasEndedAndFindsTheSameBits() {
        long id = submit(Drafts.moons(20, List.of(0.1), List.of("he_normal"), List.of(0L)));
        awaitEnd(id);
        Run run = runs(id).get(0);

        long asked = verifying.request(run.id()).orElseThrow().id();
        await().until(() -> verifications.findById(asked).orElseThrow().state().ended());

        Verification verified = verifications.findById(asked).orElseThrow();
        assertThat(verified.state()).isEqualTo(Verification.State.SAME);
        assertThat(verified.gotSha256()).isEqualTo(run.weightsSha256());
        assertThat(verified.comparedEpochs()).isEqualTo(21);
        await().untilAsserted(() -> assertThat(verifyTasks(asked)).isZero());
    }

    @Test
    void performsAVerificationThatLostItsTask(@Autowired LostRuns lost) {
        long id = submit(Drafts.moons(20, List.of(0.1), List.of("he_normal"), List.of(0L)));
        awaitEnd(id);
        long asked = verifying.request(runs(id).get(0).id()).orElseThrow().id();
        await().untilAsserted(() -> assertThat(verifyTasks(asked)).isZero());
        jdbc.update("update verification set state = 'RUNNING' where id = ?", asked);

        lost.queueAgain();

        await().until(() -> verifications.findById(asked).orElseThrow().state() == Verification.State.SAME);
    }

    @Test
    void searchesForALearningRateAndDoesSoThoughTheTaskWasLost(
            @Autowired RateSearchLog searches, @Autowired LostRuns lost) {
        long id = submit(Drafts.moons(1, List.of(0.1), List.of("he_normal", "zeros"), List.of(0L)));
        long asked = searches.request(id).orElseThrow().id();
        await().until(() -> searches.newest(id).orElseThrow().state() == RateSearch.State.DONE);
        await().until(() ->
                jdbc.queryForObject("select count(*) from scheduled_tasks where task_name = 'find-rates'", Long.class)
                        == 0);
        jdbc.update("delete from rate_curve where search_id = ? and place = 1", asked);
        jdbc.update("update rate_search set state = 'RUNNING' where id = ?", asked);

        lost.queueAgain();

        await().until(() -> searches.newest(id).orElseThrow().state() == RateSearch.State.DONE);
        assertThat(searches.newest(id).orElseThrow().curves())
                .extracting(curve -> curve.initialization().id())
                .containsExactly("he_normal", "zeros");
    }

    private long verifyTasks(long verification) {
        return jdbc.queryForObject(
                "select count(*) from scheduled_tasks where task_name = 'verify-run' and task_instance = ?",
                Long.class,
                Long.toString(verification));
    }

    @Test
    void deletesAnExperimentThatIsRunningAndPurgesAllItsRows() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L, 1L, 2L)));
        awaitSomethingRunning(id);

        control.delete(id);

        await().until(() -> runs(id).stream().allMatch(run -> run.status() == RunStatus.CANCELLED));
        assertThat(tasks(id)).isZero();
        assertThat(deleted.purge(id)).isTrue();
        assertThat(runs(id)).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select count(*) from run_health where run_id not in (select id from run)", Long.class))
                .isZero();
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from scheduled_tasks where task_name = 'train-run'", Long.class))
                .isZero());
    }

    @Test
    void refusesTheWritesOfAWorkerThatLostItsLease() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L)));
        control.pause(id);
        await().until(() -> runs(id).get(0).status() == RunStatus.QUEUED);
        jdbc.update("update experiment set state = 'ACTIVE' where id = ?", id);
        Place place = new Place(runs(id).get(0).id(), runs(id).get(0).enqueued());
        Claim first = log.claim(place).orElseThrow();
        Claim second = log.claim(place).orElseThrow();

        assertThat(second.lease()).isEqualTo(first.lease() + 1);
        assertThatThrownBy(() -> log.stop(first, null, first.epochs(), null, null))
                .isInstanceOf(LostLeaseException.class)
                .hasMessageContaining("can write nothing to it and stops");
    }

    @Test
    void givesUpARunWhoseProcessDiesAgainAndAgainWithoutAnEpoch() {
        long id = submit(Drafts.longMoons(20_000, List.of(0L)));
        control.pause(id);
        await().until(() -> runs(id).get(0).status() == RunStatus.QUEUED);
        jdbc.update("update experiment set state = 'ACTIVE' where id = ?", id);
        Place place = new Place(runs(id).get(0).id(), runs(id).get(0).enqueued());

        for (int claims = 1; claims <= 4; claims++) {
            assertThat(log.claim(place)).isPresent();
        }
        assertThat(log.claim(place)).isEmpty();

        Run run = runs(id).get(0);
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failure()).startsWith("The process ended 4 times");
    }

    @Test
    void thinsTheWeightsOfARunThatWouldNotFitButNeverTheFirstTheBestAndTheLast() {
        long id = submit(Drafts.moons(200, List.of(0.1), List.of("he_normal"), List.of(0L)), 17L * 4 * 10);
        awaitEnd(id);
        Run run = runs(id).get(0);

        int[] kept = weights.keptEpochs(run.id());

        assertThat(run.parameters()).isEqualTo(17);
        assertThat(kept).hasSizeLessThanOrEqualTo(10).contains(0, run.bestEpoch(), 200);
        assertThat(kept).contains(4, 16); // of 8 places: k² · 200 / 49 for k = 1, 2
        assertThat(run.weightsBytes()).isEqualTo(kept.length * 17L * 4);
    }

    @Test
    void queuesARunAgainThatLostItsTask(@Autowired LostRuns lost) {
        long id = submit(Drafts.longMoons(20_000, List.of(0L)));
        control.pause(id);
        await().until(() -> runs(id).get(0).status() == RunStatus.QUEUED);
        shorten(id, Math.max(0, runs(id).get(0).lastEpoch()) + 200);
        jdbc.update("update experiment set state = 'ACTIVE' where id = ?", id);

        lost.queueAgain();

        awaitEnd(id);
        assertThat(runs(id).get(0).status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void storesOneExperimentForTheSameSubmission() {
        var definition = Drafts.check(definitions, Drafts.moons(1, List.of(0.1), List.of("zeros"), List.of(0L)));
        var twice = new dev.chainrule.experiment.NewExperiment("Twice", "", List.of(), definition, "the-same-key");

        Experiment first = submissions.submit(twice);
        Experiment second = submissions.submit(twice);
        submitted.add(first.id());

        assertThat(second.id()).isEqualTo(first.id());
    }

    long submit(Draft draft) {
        Experiment experiment = submissions.submit(Drafts.experiment(definitions, "Contract", draft));
        submitted.add(experiment.id());
        return experiment.id();
    }

    /** Makes runs that were caught under way end soon: 20,000 epochs, so that no machine ends them before, take too long to the end. */
    private void shorten(long experimentId, int epochs) {
        runs(experimentId)
                .forEach(run -> jdbc.update(
                        "update run set epochs = ?, definition = ? where id = ?",
                        epochs,
                        run.definition().replace("\"epochs\":20000", "\"epochs\":" + epochs),
                        run.id()));
    }

    /** Submits with a smaller storage budget than the disk gives. */
    private long submit(Draft draft, long budgetBytes) {
        long id = submit(draft);
        control.pause(id);
        await().until(() -> runs(id).get(0).status() != RunStatus.RUNNING);
        jdbc.update("delete from run_epoch where run_id in (select id from run where experiment_id = ?)", id);
        jdbc.update("delete from run_weights where run_id in (select id from run where experiment_id = ?)", id);
        jdbc.update("delete from run_health where run_id in (select id from run where experiment_id = ?)", id);
        jdbc.update("delete from run_checkpoint where run_id in (select id from run where experiment_id = ?)", id);
        jdbc.update("delete from run_curve where run_id in (select id from run where experiment_id = ?)", id);
        jdbc.update(
                "update run set weights_budget = ?, last_epoch = -1, best_epoch = null, weights_bytes = 0, status = 'QUEUED', outcome = null where experiment_id = ?",
                budgetBytes,
                id);
        control.resume(id);
        return id;
    }

    List<EpochResult> train(RunDefinition definition) {
        List<EpochResult> results = new ArrayList<>();
        train(definition, results);
        return results;
    }

    private TrainingResult result(RunDefinition definition) {
        return train(definition, new ArrayList<>());
    }

    private TrainingResult train(RunDefinition definition, List<EpochResult> results) {
        var data = datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
        return new Trainer()
                .train(
                        definition.trainingSpec(data.dataset()),
                        data.split(),
                        AskingForHealth.andThen(results::add),
                        StopSignal.NEVER);
    }

    private static List<EpochHealth> health(List<EpochResult> results) {
        return results.stream()
                .map(result -> new EpochHealth(result.epoch(), result.health()))
                .toList();
    }

    List<Run> runs(long experimentId) {
        return runs.findByExperimentIdOrderByOrdinal(experimentId);
    }

    void awaitEnd(long experimentId) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        runs(experimentId).stream().allMatch(run -> run.status().ended()));
    }

    void awaitSomethingRunning(long experimentId) {
        await().until(() ->
                runs(experimentId).stream().anyMatch(run -> run.status() == RunStatus.RUNNING && run.lastEpoch() >= 1));
    }

    private long count(String table, long experimentId) {
        return jdbc.queryForObject(
                "select count(*) from " + table + " where run_id in (select id from run where experiment_id = ?)",
                Long.class,
                experimentId);
    }

    private long tasks(long experimentId) {
        return runs(experimentId).stream()
                .mapToLong(run -> jdbc.queryForObject(
                        "select count(*) from scheduled_tasks where task_instance like ? and picked = false",
                        Long.class,
                        run.id() + "-%"))
                .sum();
    }
}
