package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Drafts;
import dev.chainrule.experiment.DeletedExperiments.Deleted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is promised of deleted experiments on every database. */
abstract class DeletedContract {

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    Experiments experiments;

    @Autowired
    ExperimentControl control;

    @Autowired
    DeletedExperiments deleted;

    @Autowired
    JdbcTemplate jdbc;

    private long id;

    @BeforeEach
    void anExperiment() {
        ExperimentDefinition moons =
                Drafts.check(definitions, Drafts.moons(1, List.of(0.1), List.of("he_normal"), List.of(0L)));
        id = submissions
                .submit(new NewExperiment("To be deleted", "", List.of("tag"), moons, "key-of-deleted"))
                .id();
    }

    @AfterEach
    void nothingIsLeft() {
        control.delete(id);
        deleted.purge(id);
    }

    @Test
    void isNowhereToBeFoundAndComesBackAsItWas() {
        assertThat(experiments.findWithTagsById(id)).isPresent();

        control.delete(id);

        assertThat(experiments.findById(id)).isEmpty();
        assertThat(experiments.existsById(id)).isFalse();
        assertThat(experiments.search("%to be deleted%", PageRequest.of(0, 10))).isEmpty();
        assertThat(deleted.find(id)).get().extracting(Deleted::name).isEqualTo("To be deleted");
        assertThat(control.pause(id)).isEmpty();

        assertThat(deleted.restore(id)).isTrue();
        assertThat(experiments.findWithTagsById(id).orElseThrow().tags()).containsExactly("tag");
        assertThat(deleted.restore(id)).isFalse();
        assertThat(deleted.purge(id)).as("what is not deleted stays").isFalse();
    }

    @Test
    void goesForGoodAfterThirtyDays() {
        control.delete(id);
        Instant at = deleted.find(id).orElseThrow().at();

        assertThat(at(at.plus(Duration.ofDays(30)).minusSeconds(1)).purgeOld()).isZero();
        assertThat(deleted.find(id)).isPresent();
        assertThat(at(at.plus(Duration.ofDays(30)).plus(1, ChronoUnit.SECONDS)).purgeOld())
                .isEqualTo(1);
        assertThat(deleted.find(id)).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from run where experiment_id = ?", Integer.class, id))
                .isZero();
    }

    @Test
    void theSameRequestMayBeSentAgainOnceItIsDeleted() {
        control.delete(id);

        ExperimentDefinition moons =
                Drafts.check(definitions, Drafts.moons(1, List.of(0.1), List.of("he_normal"), List.of(0L)));
        Experiment again =
                submissions.submit(new NewExperiment("To be deleted", "", List.of("tag"), moons, "key-of-deleted"));

        assertThat(again.id()).isNotEqualTo(id);
        control.delete(again.id());
        deleted.purge(again.id());
    }

    private DeletedExperiments at(Instant now) {
        return new DeletedExperiments(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }
}
