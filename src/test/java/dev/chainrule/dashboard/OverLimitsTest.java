package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.Drafts;
import dev.chainrule.WholeService;
import dev.chainrule.experiment.Aspect;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Looks at the kept weights of runs that were trained. Linear regression on diabetes with squared error bends alike at all weights: by 2 · 10 ·
 * 40.242 % = 8.0484, the first principal component of ten standardised features. Plain descent bears it up to rate 2/8.0484 = 0.2485.
 */
@WholeService
class OverLimitsTest {

    private static final double SHARPNESS = 8.0484;

    // The share has five figures, and power iteration stops within 1 in 1,000.
    private static final double FIGURES = 0.01;

    private final MockMvc web;
    private final Submissions submissions;
    private final Definitions definitions;
    private final Runs runs;
    private final Probing probing;
    private final TrainNow train;

    @Autowired
    OverLimitsTest(
            MockMvc web, Submissions submissions, Definitions definitions, Runs runs, Probing probing, TrainNow train) {
        this.web = web;
        this.submissions = submissions;
        this.definitions = definitions;
        this.runs = runs;
        this.probing = probing;
        this.train = train;
    }

    private static Draft.Part part(String kind, Map<String, Double> numbers) {
        return new Draft.Part(kind, Map.of(), numbers);
    }

    /** One update an epoch, on all 442 rows. */
    private long trained(List<Long> hidden, Map<Aspect, Draft.Part> parts, List<Double> rates) {
        Draft draft = new Draft(
                new Draft.Data("diabetes", Map.of(), 0L, null, 0.0),
                new Draft.Network(hidden, "tanh", null),
                new Draft.Training("mse", 442L, 20L, parts, Map.of()),
                new Draft.Axes(rates, List.of("xavier_normal"), List.of(3L), Map.of()));
        long id = submissions
                .submit(Drafts.experiment(definitions, "Over the limit", draft))
                .id();
        train.experiment(id);
        return id;
    }

    private Run last(long experimentId) {
        List<Run> all = runs.findByExperimentIdOrderByOrdinal(experimentId);
        return all.get(all.size() - 1);
    }

    private String page(long id) throws Exception {
        return web.perform(get("/experiments/" + id)).andReturn().getResponse().getContentAsString();
    }

    @Test
    void theFirstWeightsTellOfARateThatIsTooLargeFromTheStart() throws Exception {
        long id = trained(List.of(), Map.of(Aspect.OPTIMIZER, part("sgd", Map.of("momentum", 0.0))), List.of(0.1, 0.3));

        Probed.Curvature found = probing.overLimit(last(id)).orElseThrow();
        assertThat(found.epoch()).isZero();
        assertThat(found.sharpness()).isCloseTo(SHARPNESS, within(FIGURES));
        assertThat(found.limit().value()).isEqualTo(2 / 0.3);
        assertThat(probing.overLimit(runs.findByExperimentIdOrderByOrdinal(id).get(0)))
                .isEmpty(); // 8.05 < 2/0.1
        assertThat(page(id))
                .contains("Learning rate 0.3 is above the stability limit.")
                .contains("At the first weights of Xavier normal, seed 3, the loss bends with 8.05, "
                        + "so steps above 2/8.05 = 0.248 overshoot.")
                .contains("Sweep from 0.1 to 0.24");
    }

    @Test
    void theLastWeightsBeforeItDivergedTellOfARateThatRose() {
        // A straight rise from 0 to 1: epoch e goes at rate (e − 1)/20, which is too much from epoch 6 on
        Map<Aspect, Draft.Part> parts = Map.of(
                Aspect.OPTIMIZER, part("sgd", Map.of("momentum", 0.0)),
                Aspect.SCHEDULE, part("constant", Map.of("warmUp", 20.0)));
        Run run = last(trained(List.of(), parts, List.of(1.0)));
        assertThat(run.outcome()).isIn(Outcome.DIVERGED, Outcome.NOT_FINITE);
        int before = run.verdict().divergedEpoch() - 1;

        Probed.Curvature found = probing.overLimit(run).orElseThrow();

        assertThat(before).isGreaterThan(5);
        assertThat(found.epoch()).isEqualTo(before);
        assertThat(found.sharpness()).isCloseTo(SHARPNESS, within(FIGURES));
        assertThat(found.rateBorne()).isCloseTo(0.2485, within(0.0005));
    }

    @Test
    void anOptimizerWithoutALimitIsNotBlamed() throws Exception {
        long id = trained(List.of(), Map.of(Aspect.OPTIMIZER, part("rmsprop", Map.of())), List.of(0.01, 10.0));

        assertThat(last(id).outcome()).isEqualTo(Outcome.DIVERGED);
        assertThat(probing.overLimit(last(id))).isEmpty();
        assertThat(page(id)).contains("At learning rate 10 most runs diverge.").doesNotContain("stability limit");
    }

    @Test
    void aNetworkThatWouldTakeLongIsNotLookedAtInPassing() {
        // 10·150 + 150 + 150·1 + 1 = 1,801 parameters on 442 rows: 796,042 products, more than 500,000
        Run run = last(trained(
                List.of(150L), Map.of(Aspect.OPTIMIZER, part("sgd", Map.of("momentum", 0.0))), List.of(10.0)));

        assertThat(run.outcome()).isIn(Outcome.DIVERGED, Outcome.NOT_FINITE);
        assertThat(probing.curvature(run, 0).aboveLimit()).isTrue(); // when somebody asks
        assertThat(probing.overLimit(run)).isEmpty();
    }
}
