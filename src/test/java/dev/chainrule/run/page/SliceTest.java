package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.dataset.TargetCoding;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.TrainingSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planes through more features than two, and what units answer over them. */
class SliceTest {

    private static PreparedData data(String kind, Scaling scaling) {
        Datasets datasets = new Datasets();
        return datasets.prepare(datasets.spec(kind, 0, Map.of()), 0, scaling, TargetCoding.ONE_HOT);
    }

    /** scikit-learn's PCA of the standardised iris: 0.7296 + 0.2285 of the variance, all 150 rows. */
    @Test
    void thePrincipalComponentsOfIrisHoldWhatIsPublished() {
        PrincipalAxes axes = PrincipalAxes.of(data("iris", Scaling.STANDARD));

        assertThat(axes.explained()).isEqualTo(0.9581, within(1e-4));
        // Loadings of the first, to two figures: 0.52, −0.27, 0.58, 0.56.
        assertThat(axes.first()[0]).isEqualTo(0.521, within(1e-3));
        assertThat(axes.first()[1]).isEqualTo(-0.269, within(1e-3));
        assertThat(axes.first()[2]).isEqualTo(0.580, within(1e-3));
        assertThat(axes.first()[3]).isEqualTo(0.565, within(1e-3));
        double along = 0;
        for (int i = 0; i < 4; i++) {
            along += axes.first()[i] * axes.second()[i];
        }
        assertThat(along).as("at right angles").isEqualTo(0, within(1e-9));
    }

    @Test
    void aPlaceOnThePrincipalPlaneLiesWhereItsOwnProjectionSays() {
        PrincipalSlice slice = PrincipalSlice.of(data("iris", Scaling.STANDARD));

        float[] places = slice.places(3, 2);

        PrincipalAxes axes = slice.axes();
        for (int place = 0; place < 6; place++) {
            // float32 coordinates of a size of about 3: some 1e-6 along a unit vector.
            assertThat(axes.along(axes.first(), places, place * 4))
                    .isEqualTo(slice.plane().x(place % 3, 3), within(1e-5));
            assertThat(axes.along(axes.second(), places, place * 4))
                    .isEqualTo(slice.plane().y(place / 3, 2), within(1e-5));
        }
        assertThat(slice.plane().x(0, 3)).isEqualTo(slice.plane().x0());
        assertThat(slice.plane().y(0, 2)).as("the top").isEqualTo(slice.plane().y1());
    }

    @Test
    void chosenFeaturesVaryAndTheOthersStandAtTheTrainingMean() {
        PreparedData data = data("iris", Scaling.NONE);
        FeatureSlice slice = FeatureSlice.of(data, new Slice.Axes(3, 1), 10);

        float[] places = slice.places(2, 2);

        // Sepal length and petal length: means 5.8433 and 3.758 over all 150 rows.
        assertThat(places[0]).isEqualTo(5.8433f, within(1e-3f));
        assertThat(places[2]).isEqualTo(3.758f, within(1e-3f));
        assertThat(places[3]).isEqualTo((float) slice.plane().x0());
        assertThat(places[1]).isEqualTo((float) slice.plane().y1());
        assertThat(places[3 * 4 + 3]).isEqualTo((float) slice.plane().x1());
        assertThat(places[3 * 4 + 1]).isEqualTo((float) slice.plane().y0());
        assertThat(slice.x(0)).isEqualTo(data.dataset().x()[data.trainingRows()[0] * 4 + 3]);
    }

    /** One input per axis, one hidden unit tanh(x), and a sigmoid output of 0·h + 0: a map that grows to the right, and one half. */
    @Test
    void aUnitsMapIsItsOwnAnswerOverThePlane() {
        Datasets datasets = new Datasets();
        PreparedData data =
                datasets.prepare(datasets.spec("moons", 0, Map.of()), 0, Scaling.NONE, TargetCoding.ZERO_ONE);
        FeatureSlice slice = FeatureSlice.of(data, new Slice.Axes(0, 1), 10);
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(2, List.of(new LayerSpec(1, Activation.TANH), new LayerSpec(1, Activation.IDENTITY))),
                Initialization.parse("zeros"),
                Loss.SIGMOID_CROSS_ENTROPY,
                Score.ACCURACY,
                new Optimizer.Sgd(0),
                0.1,
                8,
                1,
                0);

        byte[] maps = new UnitMaps(spec, slice).of(new float[] {1, 0, 0, 0, 0});

        assertThat(maps).hasSize(2 * 18 * 12);
        double left = Math.tanh(slice.plane().x0());
        double right = Math.tanh(slice.plane().x1());
        double most = Math.max(Math.abs(left), Math.abs(right));
        assertThat(maps[0] & 255).isEqualTo((int) (128 + Math.round(127 * left / most)));
        assertThat(maps[17] & 255).isEqualTo((int) (128 + Math.round(127 * right / most)));
        assertThat(maps[11 * 18]).as("the same in every row").isEqualTo(maps[0]);
        assertThat(maps[18 * 12] & 255).as("a probability of one half").isEqualTo(128);
    }

    @Test
    void whatIsNotFiniteHasAMapThatSaysNothing() {
        Datasets datasets = new Datasets();
        PreparedData data =
                datasets.prepare(datasets.spec("moons", 0, Map.of()), 0, Scaling.NONE, TargetCoding.ZERO_ONE);
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(2, List.of(new LayerSpec(1, Activation.IDENTITY))),
                Initialization.parse("zeros"),
                Loss.SQUARED_ERROR,
                Score.ACCURACY,
                new Optimizer.Sgd(0),
                0.1,
                8,
                1,
                0);

        byte[] maps =
                new UnitMaps(spec, FeatureSlice.of(data, new Slice.Axes(0, 1), 3)).of(new float[] {Float.NaN, 0, 0});

        assertThat(maps).containsOnly(0);
    }
}
