package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The bytes that every machine and every later version must make: a run of last year trains on the same rows today. */
class GoldenFingerprintsTest {

    private final Datasets datasets = new Datasets();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dev/chainrule/dataset/fingerprints.csv", numLinesToSkip = 1)
    void aKindHasTheFingerprintItAlwaysHad(String kind, String rows, String prepared) {
        DatasetSpec spec = datasets.spec(kind, 0, Map.of());
        Dataset data = datasets.load(spec);
        TargetCoding coding = data.classes() == 0 ? TargetCoding.VALUE : TargetCoding.ONE_HOT;

        PreparedData standard = datasets.prepare(spec, 0.2, data.kind().standardScaling(), coding);

        assertThat(Fingerprint.of(data.x(), data.y())).as("rows as they are").isEqualTo(rows);
        assertThat(standard.fingerprint()).as("split and scaled").isEqualTo(prepared);
    }
}
