package dev.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Drafts;
import dev.chainrule.WholeService;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.probe.RangeTest;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.DeletedExperiments;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.RateCurve;
import dev.chainrule.run.RateSearch;
import dev.chainrule.run.RateSearch.State;
import dev.chainrule.run.RateSearchLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a search for a learning rate finds, stores and survives. */
@WholeService
class FindRatesTest {

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    ExperimentControl experiments;

    @Autowired
    DeletedExperiments deleted;

    @Autowired
    Datasets datasets;

    @Autowired
    RateSearchLog log;

    @Autowired
    TrainNow now;

    @Autowired
    JdbcTemplate jdbc;

    private long submitted(Draft draft) {
        return submissions
                .submit(Drafts.experiment(definitions, "Searched", draft))
                .id();
    }

    private static Draft moons() {
        return Drafts.moons(20, List.of(0.1, 1.0), List.of("he_normal", "zeros"), List.of(3L, 4L));
    }

    /** The engine's range test of one initialization, on the first seed and the data of the experiment. */
    private RangeTest expected(Draft draft, int initialization) {
        RunDefinition run = Drafts.check(definitions, draft).at(0).runs().get(initialization * 2); // two rates of each
        PreparedData data = datasets.prepare(
                run.dataset(), run.validationShare(), run.scaling(), run.coding(datasets.classes(run.dataset())));
        return RangeTest.of(run.trainingSpec(data.dataset()), data.split().training());
    }

    @Test
    void storesTheEnginesRangeTestOfEachInitialization() {
        long id = submitted(moons());

        log.request(id);
        RateSearch found = now.rates(id);

        assertThat(found.state()).isEqualTo(State.DONE);
        assertThat(found.curves())
                .extracting(curve -> curve.initialization().id())
                .containsExactly("he_normal", "zeros");
        for (int i = 0; i < 2; i++) {
            RangeTest test = expected(moons(), i);
            RateCurve curve = found.curves().get(i);
            assertThat(curve.rates()).hasSize(test.rates().length).contains((float) 1e-7);
            assertThat(curve.losses()).hasSize(test.smoothed().length).contains((float) test.smoothed()[7]);
            assertThat(curve.blewUp()).isEqualTo(test.blewUp());
            assertThat(curve.valley()).isEqualTo(test.valley().orElseThrow());
            assertThat(curve.steepest()).isEqualTo(test.steepest().orElseThrow());
        }
    }

    @Test
    void ofWhatElseIsVariedTheFirstValueIsTaken() {
        Draft varying = Drafts.varying(moons(), Map.of("training.optimizer.momentum", List.of(0.0, 0.9)));
        long id = submitted(varying);

        log.request(id);
        RateSearch found = now.rates(id);

        assertThat(found.curves().get(0).valley())
                .isEqualTo(expected(varying, 0).valley().orElseThrow())
                .isNotEqualTo(expected(moons(), 0).valley().orElseThrow()); // momentum 0.9
    }

    /** Outputs of some 10⁶ · 10⁶ · 10⁶, squared: the first or second loss is more than a float holds. */
    @Test
    void aStartThatIsBeyondFloatsHasNoSuggestion() {
        Draft draft = Drafts.exploding();
        long id = submitted(new Draft(
                draft.data(),
                draft.network(),
                draft.training(),
                new Draft.Axes(List.of(0.1), List.of("constant:1000000"), List.of(0L), Map.of())));

        log.request(id);
        RateSearch found = now.rates(id);

        assertThat(found.state()).isEqualTo(State.DONE);
        assertThat(found.curves().get(0).blewUp()).isTrue();
        assertThat(found.curves().get(0).valley()).isNull();
        assertThat(found.curves().get(0).steepest()).isNull();
    }

    @Test
    void thereIsOneAndOnlyOneThatFailedIsReplaced() {
        long id = submitted(moons());
        long first = log.request(id).orElseThrow().id();

        assertThat(log.request(id).orElseThrow().id()).as("while it waits").isEqualTo(first);
        now.rates(id);
        assertThat(log.request(id).orElseThrow().id())
                .as("another would find the same")
                .isEqualTo(first);
        jdbc.update("update rate_search set state = 'FAILED' where id = ?", first);
        assertThat(log.request(id).orElseThrow().id()).isGreaterThan(first);
        assertThat(log.request(4711)).isEmpty();
    }

    @Test
    void whatADeadWorkerStoredIsNotDoneAgain() {
        long id = submitted(moons());
        long search = log.request(id).orElseThrow().id();
        RateSearchLog.Claimed dead = log.claim(search).orElseThrow();
        RateCurve first = RateCurve.of(
                dead.definition().sweep().initializations().get(0),
                new RangeTest(new double[1], new double[1], new double[1], 0, true));
        log.store(dead, 0, first);

        RateSearch found = now.rates(id);

        assertThat(found.state()).isEqualTo(State.DONE);
        assertThat(found.curves()).hasSize(2);
        assertThat(found.curves().get(0).rates()).as("as it was").hasSize(1);
        assertThat(log.store(dead, 1, first)).as("it has ended").isFalse();
    }

    @Test
    void oneThatProcessesDieWithAgainAndAgainIsGivenUp() {
        long id = submitted(moons());
        long search = log.request(id).orElseThrow().id();
        for (int claims = 1; claims <= 4; claims++) {
            assertThat(log.claim(search)).isPresent();
        }

        RateSearch found = now.rates(id);

        assertThat(found.state()).isEqualTo(State.FAILED);
        assertThat(found.failure()).startsWith("The process ended again and again");
    }

    @Test
    void aProcessThatGoesDownInOrderGivesItBackAsOftenAsItLikes() {
        long id = submitted(moons());
        long search = log.request(id).orElseThrow().id();
        for (int times = 1; times <= 6; times++) {
            log.release(log.claim(search).orElseThrow());
        }

        assertThat(log.newest(id).orElseThrow().state()).isEqualTo(State.QUEUED);
        assertThat(now.rates(id).state()).isEqualTo(State.DONE);
    }

    @Test
    void deletingTheExperimentStopsItAndPurgingTakesItAlong() {
        long id = submitted(moons());
        long search = log.request(id).orElseThrow().id();
        RateSearchLog.Claimed claim = log.claim(search).orElseThrow();
        RateCurve curve =
                RateCurve.of(claim.definition().sweep().initializations().get(0), expected(moons(), 0));
        assertThat(log.store(claim, 0, curve)).isTrue();

        experiments.delete(id);

        assertThat(log.store(claim, 1, curve)).as("so that the worker stops").isFalse();
        assertThat(log.claim(search)).isEmpty();
        deleted.purge(id);
        assertThat(jdbc.queryForObject("select count(*) from rate_curve where search_id = " + search, Long.class))
                .isZero();
    }
}
