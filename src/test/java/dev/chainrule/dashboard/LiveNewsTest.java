package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.Labels;
import dev.chainrule.run.RunControl;
import dev.chainrule.run.RunStatus;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Whoever follows an experiment is told every change of it and of its runs, once. */
@Transactional
class LiveNewsTest extends StoredPages {

    @Autowired
    ExperimentControl experiments;

    @Autowired
    RunControl runs;

    @Autowired
    KnownRuns known;

    @Autowired
    EntityManager entities;

    private long id;
    private long finished;
    private long running;
    private long waiting;

    /** The cursor of the page as it was last told. */
    private String cursor = "";

    @BeforeEach
    void store() throws Exception {
        RunStatus[] stages = {RunStatus.FINISHED, RunStatus.RUNNING, RunStatus.QUEUED, RunStatus.FINISHED};
        id = store(
                "Followed",
                Drafts.moons(10, List.of(.1), List.of("he_normal"), List.of(0L, 1L, 2L, 3L)),
                run -> stages[(int) run.seed()] == RunStatus.FINISHED
                        ? Ending.learned(.1)
                        : Ending.in(stages[(int) run.seed()]));
        List<Long> ids = runsOf(id);
        finished = ids.get(0);
        running = ids.get(1);
        waiting = ids.get(2);
        cursor = cursor(page("/experiments/" + id));
    }

    @Test
    void everyChangeIsToldOnce() throws Exception {
        // epoch by epoch, as a worker records them
        for (int epoch = 2; epoch < 5; epoch++) {
            change("update run set last_epoch = " + epoch + ", version = version + 1 where id = ?", running);
            assertThat(news()).contains(row(running)).doesNotContain(row(finished));
        }
        // a worker ends one and takes the next, between two questions
        change("update run set status = 'FINISHED', outcome = 'LEARNED', version = version + 1 where id = ?", running);
        change("update run set status = 'RUNNING', last_epoch = 0, version = version + 1 where id = ?", waiting);
        assertThat(news()).contains(row(running), row(waiting), "3 of 4 runs done");

        experiments.rename(id, new Labels("Another name", "", List.of("tagged")));
        assertThat(news()).contains("Another name", "tagged").doesNotContain("<tr");

        experiments.pause(id);
        assertThat(news()).contains("Paused");
        runs.cancel(waiting); // under way, so it is only asked to end
        news();
        change("update run set status = 'CANCELLED', stop_request = null, version = version + 1 where id = ?", waiting);
        assertThat(news()).contains(row(waiting), "Cancelled");
        runs.retry(waiting);
        assertThat(news()).contains(row(waiting), "Queued");
        experiments.resume(id);
        news();
        experiments.cancel(id);
        assertThat(news()).contains(row(waiting), "Cancelled").doesNotContain("data-live=");

        experiments.delete(id);
        flushed();
        web.perform(get("/experiments/" + id + "/live").param("since", cursor)).andExpect(status().isGone());
    }

    /** Retried and ended again between two questions: as it was, but for its version. */
    @Test
    void aRunThatEndedIsNotTakenForTheSameOne() throws Exception {
        change("update run set status = 'FAILED', outcome = null, version = version + 1 where id = ?", finished);
        news();
        runs.retry(finished);
        flushed();
        change(
                "update run set status = 'FINISHED', outcome = 'LEARNED', last_training_loss = 0.5, last_validation_loss = 0.5,"
                        + " version = version + 1 where id = ?",
                finished);
        assertThat(news()).contains(row(finished), "0.500");
    }

    /** By sums of versions, the moment between two changes would be the same whichever of them came first. */
    @Test
    void aStateSaysWhichRunsHaveChanged() {
        List<RunFacts> before = known.of(id).inOrder();
        change("update run set version = version + 1 where id = ?", running);
        KnownRuns.Known first = known.of(id);
        change("update run set version = version + 1 where id = ?", waiting);
        KnownRuns.Known both = known.of(id);
        change("update run set version = version - 1 where id = ?", running);
        KnownRuns.Known second = known.of(id);

        assertThat(KnownRuns.Known.of(before).state()).isNotIn(first.state(), both.state(), second.state());
        assertThat(first.state()).isNotEqualTo(second.state());
        assertThat(both.state()).isNotIn(first.state(), second.state());
        assertThat(second.inOrder().get(2).version()).isEqualTo(2); // stored with 1
        assertThat(known.of(id)).isSameAs(second);
    }

    /** More than are read one by one, and more than there were. */
    @Test
    void manyChangesAreReadTogether() {
        long large = store(
                "Large",
                Drafts.moons(10, List.of(.1, .2, .3, .4, .5), List.of("zeros", "he_normal"), List.of(0L, 1L, 2L, 3L)),
                run -> Ending.learned(.1));
        assertThat(known.of(large).inOrder()).hasSize(40);
        change("update run set last_epoch = 7, version = version + 1 where experiment_id = ? and ordinal < 20", large);
        assertThat(known.of(large).inOrder().stream().filter(run -> run.lastEpoch() == 7))
                .extracting(RunFacts::ordinal)
                .hasSize(20)
                .allMatch(ordinal -> ordinal < 20);
        change("delete from run where experiment_id = ? and ordinal = 3", large);
        assertThat(known.of(large).inOrder()).hasSize(39).noneMatch(run -> run.ordinal() == 3);
    }

    private void change(String sql, long which) {
        jdbc.update(sql, which);
        entities.clear();
    }

    private void flushed() {
        entities.flush();
        entities.clear();
    }

    /** What there is to tell now; nothing once it has been told. */
    private String news() throws Exception {
        flushed();
        String news = page("/experiments/" + id + "/live?since=" + cursor);
        assertThat(cursor(news)).isNotEqualTo(cursor);
        cursor = cursor(news);
        web.perform(get("/experiments/" + id + "/live").param("since", cursor)).andExpect(status().isNoContent());
        return news;
    }

    private static String row(long run) {
        return "id=\"run-" + run + "\"";
    }

    private static String cursor(String page) {
        return page.replaceFirst("(?s).*data-cursor=\"([^\"]+)\".*", "$1");
    }
}
