package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Measures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LiveEpochsTest {

    private static EpochRow row(int epoch, double loss) {
        return new EpochRow(epoch, new Measures(loss, null, -0.5, null), 0.1, null, null, Duration.ZERO);
    }

    @Test
    void everyLossIsANumberOrTheWordForWhatIsNone() {
        List<EpochRow> rows = List.of(
                row(3, 0.25), row(4, 1e77), row(5, Double.POSITIVE_INFINITY), row(6, Double.NaN), row(7, -1.0 / 0));

        LiveEpochs news = LiveEpochs.of(
                2,
                rows,
                false,
                true,
                new Badge("nonfinite", "Not finite"),
                null,
                new Verified(true, false, null, "", null));

        String json = new JsonMapper().writeValueAsString(news);
        assertThat(json)
                .contains("\"from\":3")
                .contains("\"trainingLoss\":[0.25,1.0E77,\"Infinity\",\"NaN\",\"-Infinity\"]")
                .contains("\"validationLoss\":[]");
    }
}
