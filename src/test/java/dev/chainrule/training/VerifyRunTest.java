package dev.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainrule.Drafts;
import dev.chainrule.WholeService;
import dev.chainrule.engine.Engine;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Claim;
import dev.chainrule.run.HalfTrained;
import dev.chainrule.run.Provenance;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunControl;
import dev.chainrule.run.RunLog;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.run.Verification;
import dev.chainrule.run.VerificationLog;
import dev.chainrule.run.Verifications;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** What verifying a run finds, and what it does not touch. */
@WholeService
@Import(HalfTrained.class)
class VerifyRunTest {

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    ExperimentControl experiments;

    @Autowired
    RunControl control;

    @Autowired
    RunLog runLog;

    @Autowired
    Runs runs;

    @Autowired
    VerificationLog log;

    @Autowired
    Verifications verifications;

    @Autowired
    Provenance provenance;

    @Autowired
    TrainNow now;

    @Autowired
    HalfTrained halfTrained;

    @Autowired
    JdbcTemplate jdbc;

    private Run queued(Draft draft) {
        long id = submissions
                .submit(Drafts.experiment(definitions, "Verified", draft))
                .id();
        return runs.findByExperimentIdOrderByOrdinal(id).get(0);
    }

    private Run trained(Draft draft) {
        Run run = queued(draft);
        now.run(run);
        return runs.findById(run.id()).orElseThrow();
    }

    /** 20 epochs of 17 weights and biases, each epoch kept: 21 × 68 bytes are far below the budget of 24 KB. */
    private static Draft moons() {
        return Drafts.moons(20, List.of(0.1), List.of("he_normal"), List.of(0L));
    }

    /** Changes one stored weight of an epoch by one bit, where the block of kept epochs has it. */
    private void flipABit(Run run, int epoch) {
        byte[] bytes = jdbc.queryForObject(
                "select weights from run_weights where run_id = ? and first_epoch = 0", byte[].class, run.id());
        bytes[epoch * (int) run.parameters() * Float.BYTES] ^= 1;
        jdbc.update("update run_weights set weights = ? where run_id = ? and first_epoch = 0", bytes, run.id());
    }

    @Test
    void aRunThatWasTrainedHereComesOutTheSame() {
        Run run = trained(moons());

        log.request(run.id());
        Verification verified = now.verify(run.id());

        assertThat(verified.state()).isEqualTo(Verification.State.SAME);
        assertThat(verified.gotSha256()).isEqualTo(run.weightsSha256()).isEqualTo(verified.expectedSha256());
        assertThat(verified.comparedEpochs()).isEqualTo(21);
        assertThat(verified.differingEpoch()).isNull();
        assertThat(verified.reachedEpoch()).isEqualTo(20);
        assertThat(provenance.read(verified.provenance()).engine()).isEqualTo(Engine.VERSION);
        assertThat(verified.endedAt()).isAfterOrEqualTo(verified.startedAt());
        assertThat(runs.findById(run.id()).orElseThrow().attempt())
                .as("the run itself")
                .isEqualTo(1);
    }

    @Test
    void theFirstKeptEpochThatDiffersIsNamed() {
        Run run = trained(moons());
        flipABit(run, 7);
        flipABit(run, 12);

        log.request(run.id());
        Verification verified = now.verify(run.id());

        assertThat(verified.state()).isEqualTo(Verification.State.DIFFERENT);
        assertThat(verified.differingEpoch()).isEqualTo(7);
        assertThat(verified.equalEpoch()).isEqualTo(6);
        assertThat(verified.gotSha256()).as("the last weights are as they were").isEqualTo(run.weightsSha256());
    }

    @Test
    void aHashThatDiffersIsADifferenceThoughAllKeptEpochsAreTheSame() {
        Run run = trained(moons());
        String other = "0".repeat(64);
        jdbc.update("update run set weights_sha256 = ? where id = ?", other, run.id());

        log.request(run.id());
        Verification verified = now.verify(run.id());

        assertThat(verified.state()).isEqualTo(Verification.State.DIFFERENT);
        assertThat(verified.expectedSha256()).isEqualTo(other);
        assertThat(verified.gotSha256()).isEqualTo(run.weightsSha256());
        assertThat(verified.differingEpoch()).isEqualTo(20);
    }

    @Test
    void aRunThatStoppedBeingFiniteIsVerifiedUpToThere() {
        Run run = trained(Drafts.exploding());
        assertThat(run.status()).isEqualTo(RunStatus.DIVERGED);

        log.request(run.id());
        Verification verified = now.verify(run.id());

        assertThat(verified.state()).isEqualTo(Verification.State.SAME);
        assertThat(verified.reachedEpoch()).isEqualTo(run.lastEpoch()).isLessThan(20);
    }

    @Test
    void aCancelledRunIsVerifiedUpToItsLastEpochWhileARetryGoesOn() {
        Run run = queued(moons());
        Claim claim = halfTrained.upTo(run, 6);
        control.cancel(run.id());
        runLog.stop(claim, null, List.of(), halfTrained.checkpoint(run, 6), null);
        Run cancelled = runs.findById(run.id()).orElseThrow();
        log.request(run.id());
        control.retry(run.id());

        Verification verified = now.verify(run.id());

        assertThat(verified.lastEpoch()).isEqualTo(6);
        assertThat(verified.reachedEpoch()).isEqualTo(6);
        assertThat(verified.gotSha256()).isEqualTo(cancelled.weightsSha256());
        assertThat(verified.state()).isEqualTo(Verification.State.SAME);
    }

    @Test
    void dataThatHasChangedIsNotTrainedOn() {
        Run run = trained(moons());
        jdbc.update("update run set data_fingerprint = ? where id = ?", "f".repeat(64), run.id());

        log.request(run.id());
        Verification verified = now.verify(run.id());

        assertThat(verified.state()).isEqualTo(Verification.State.FAILED);
        assertThat(verified.failure())
                .contains("The data is no longer the same", "f".repeat(64), run.dataFingerprint());
    }

    @Test
    void whatHasNoLastWeightsIsRefusedWithWhatToDo() {
        Run waiting = queued(moons());
        assertThatThrownBy(() -> log.request(waiting.id()))
                .hasMessage(
                        "Run %d waits in the queue, so there is nothing to compare with yet. Verify it when it has ended."
                                .formatted(waiting.id()));
        Claim claim = halfTrained.upTo(waiting, 2);
        assertThatThrownBy(() -> log.request(waiting.id())).hasMessageContaining("cancel it to verify it up to its");
        runLog.fail(claim, "Out of memory.");
        assertThatThrownBy(() -> log.request(waiting.id()))
                .hasMessageContaining("has failed")
                .hasMessageContaining("Retry");
        Run cancelled = queued(moons());
        control.cancel(cancelled.id());
        assertThatThrownBy(() -> log.request(cancelled.id())).hasMessageContaining("before its first epoch");

        assertThat(log.request(4711)).isEmpty();
    }

    @Test
    void thereIsOneAtATime() {
        Run run = trained(moons());

        long first = log.request(run.id()).orElseThrow().id();

        assertThat(log.request(run.id()).orElseThrow().id()).isEqualTo(first);
        now.verify(run.id());
        assertThat(log.request(run.id()).orElseThrow().id()).isGreaterThan(first);
    }

    @Test
    void oneThatDiedWithItsProcessIsPerformedAgainAndTheDeadOneCanWriteNothing() {
        Run run = trained(moons());
        long id = log.request(run.id()).orElseThrow().id();
        VerificationLog.Claimed dead = log.claim(id).orElseThrow();

        Verification verified = now.verify(run.id());

        assertThat(verified.state()).isEqualTo(Verification.State.SAME);
        assertThat(log.reached(dead, 3)).isFalse();
        log.fail(dead, "too late");
        assertThat(verifications.findById(id).orElseThrow().state()).isEqualTo(Verification.State.SAME);
    }

    @Test
    void oneThatProcessesDieWithAgainAndAgainIsGivenUp() {
        Run run = trained(moons());
        long id = log.request(run.id()).orElseThrow().id();
        for (int claims = 1; claims <= 4; claims++) {
            assertThat(log.claim(id)).isPresent();
        }

        assertThat(log.claim(id)).isEmpty();

        assertThat(verifications.findById(id).orElseThrow().failure()).startsWith("The process ended again and again");
    }

    @Test
    void aProcessThatGoesDownGivesItBackForTheNextToPerform() {
        Run run = trained(moons());
        long id = log.request(run.id()).orElseThrow().id();
        VerificationLog.Claimed claim = log.claim(id).orElseThrow();

        log.release(claim);

        assertThat(verifications.findById(id).orElseThrow().state()).isEqualTo(Verification.State.QUEUED);
        assertThat(log.reached(claim, 3)).as("no longer its own").isFalse();
        assertThat(now.verify(run.id()).state()).isEqualTo(Verification.State.SAME);
    }

    @Test
    void deletingTheExperimentTakesItAlong() {
        Run run = trained(moons());
        long id = log.request(run.id()).orElseThrow().id();
        VerificationLog.Claimed claim = log.claim(id).orElseThrow();

        experiments.delete(run.experimentId());

        assertThat(log.reached(claim, 3)).as("so that the worker stops").isFalse();
        assertThat(log.claim(id)).isEmpty();
    }
}
