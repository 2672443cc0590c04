package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureStatisticsTest {

    @Test
    void aColumnHasItsMeanPopulationDeviationAndRange() {
        // 1, 3, 5, 7: mean 4, variance (9 + 1 + 1 + 9)/4 = 5
        assertThat(FeatureStatistics.of("a", new float[] {7, 1, 3, 5}))
                .isEqualTo(new FeatureStatistics("a", 4, Math.sqrt(5), 1, 7));
    }

    @Test
    void eachFeatureHasItsOwn() {
        Datasets datasets = new Datasets();

        assertThat(FeatureStatistics.ofEach(datasets.load(datasets.spec("penguins", 0, Map.of()))))
                .hasSize(9)
                .extracting(FeatureStatistics::name)
                .startsWith("island=Biscoe");
    }

    @Test
    void pixelsThatNoImageUsesAreCounted() {
        Datasets datasets = new Datasets();

        // pixels (0, 0), (4, 0) and (4, 7) are 0 in all 1797 images
        assertThat(FeatureStatistics.unlit(datasets.load(datasets.spec("digits", 0, Map.of()))))
                .isEqualTo(3);
    }
}
