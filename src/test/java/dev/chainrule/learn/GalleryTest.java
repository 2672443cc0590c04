package dev.chainrule.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chainrule.ServiceTest;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingResult;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.learn.Exhibit.Part;
import dev.chainrule.learn.Exhibit.Trained;
import dev.chainrule.learn.ExhibitPage.PartLine;
import dev.chainrule.learn.ExhibitPage.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class GalleryTest {

    @Autowired
    Gallery gallery;

    @Autowired
    TrainedExhibits trained;

    @Autowired
    Datasets datasets;

    @Autowired
    ExperimentControl control;

    @AfterEach
    void takeAway() {
        gallery.pages().stream()
                .flatMap(exhibit -> exhibit.parts().stream())
                .map(PartLine::experiment)
                .flatMap(Stream::ofNullable)
                .forEach(control::delete);
    }

    @Test
    void whatIsComputedAgrees() {
        for (String id : List.of("signal", "speed-limit", "edge-of-stability", "wrongly-sure")) {
            ExhibitPage page = gallery.page(id).orElseThrow();

            assertThat(page.lines())
                    .as(id)
                    .allSatisfy(line ->
                            assertThat(line.verdict()).as(line.toString()).isEqualTo(Verdict.AGREES));
            assertThat(page.waits()).isFalse();
        }
    }

    @Test
    void theEngineTakesEveryRunOfEveryExhibit() {
        for (Exhibit exhibit : trained.all()) {
            for (Part part : ((Trained) exhibit).parts()) {
                for (RunDefinition run : part.definition().runs()) {
                    PreparedData data = datasets.prepare(
                            run.dataset(),
                            run.validationShare(),
                            run.scaling(),
                            run.coding(datasets.classes(run.dataset())));

                    TrainingResult result = new Trainer()
                            .train(run.trainingSpec(data.dataset()), data.split(), epoch -> {}, () -> true);

                    assertThat(result.lastEpoch()).as(part.name()).isZero();
                }
            }
        }
    }

    @Test
    void trainsAnExhibitOnceAndShowsItsFiguresBesideTheKnownOnes() {
        ExhibitPage before = gallery.page("rate-and-health").orElseThrow();
        assertThat(before.waits()).isTrue();
        assertThat(before.lines()).allMatch(line -> line.verdict() == Verdict.OPEN);
        assertThat(before.summary()).isEqualTo("15 runs");

        gallery.train("rate-and-health");
        gallery.train("rate-and-health");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !gallery.page("rate-and-health").orElseThrow().underWay());
        ExhibitPage after = gallery.page("rate-and-health").orElseThrow();
        assertThat(after.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.ended()).isEqualTo(15));
        assertThat(after.lines())
                .allSatisfy(
                        line -> assertThat(line.verdict()).as(line.toString()).isEqualTo(Verdict.AGREES));
        assertThat(after.summary()).isEqualTo("5 of 5");
        assertThat(after.verdict()).isEqualTo(Verdict.AGREES);
    }

    /** The initialization lab is left to the tests of the engine, as its 20 runs of 15,000 steps take longer than all others. */
    @ParameterizedTest
    @ValueSource(strings = {"map", "deep-stack", "known-accuracies"})
    void anExhibitOnceTrainedAgreesWithWhatIsKnown(String id) {
        gallery.train(id);

        await().atMost(Duration.ofMinutes(5))
                .until(() -> !gallery.page(id).orElseThrow().underWay());
        ExhibitPage trained = gallery.page(id).orElseThrow();
        assertThat(trained.lines())
                .allSatisfy(
                        line -> assertThat(line.verdict()).as(line.toString()).isEqualTo(Verdict.AGREES));
        assertThat(trained.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void knowsNothingOfOtherExhibits() {
        assertThat(gallery.page("none")).isEmpty();
        assertThat(gallery.train("none")).isEmpty();
    }
}
