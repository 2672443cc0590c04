package dev.chainrule.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.Task;
import dev.chainrule.dataset.upload.Choices.Use;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingFilesTest {

    /** Eleven rows, the third without its weight. */
    private static final String ROWS = """
            size,weight,colour,kind
            1,10,red,a
            2,20,blue,b
            3,,red,a
            4,40,blue,b
            5,50,red,a
            6,60,blue,b
            7,70,red,a
            8,80,blue,b
            9,90,red,a
            10,100,blue,b
            11,110,red,a
            """;

    @Test
    void thePenguinsBecomeTheSameNumbersAsTheOnesThatComeWithTheService() throws IOException {
        Datasets datasets = new Datasets();
        Dataset own = datasets.load(datasets.spec("penguins", 0, Map.of()));

        Reading penguins = Reading.of(penguins());

        assertThat(penguins.layout()).isEqualTo(new Layout(',', true, false));
        assertThat(penguins.survey().rows()).isEqualTo(344);
        assertThat(penguins.troubles()).isEmpty();
        assertThat(penguins.converted().leftOut()).isEqualTo(11);
        assertThat(penguins.converted().features()).isEqualTo(own.featureNames());
        assertThat(penguins.converted().classes()).containsExactly("Adelie", "Chinstrap", "Gentoo");
        assertThat(penguins.converted().x()).isEqualTo(own.x());
        assertThat(penguins.converted().y()).isEqualTo(own.y());
    }

    static byte[] penguins() throws IOException {
        try (InputStream in = ReadingFilesTest.class.getResourceAsStream("/datasets/penguins.csv")) {
            return in.readAllBytes();
        }
    }

    @Test
    void categoriesBecomeColumnsInTheirOrderAndRowsWithAMissingCellAreLeftOut() {
        Reading read = Reading.of(ROWS);

        assertThat(read.choices().target()).isEqualTo(3);
        assertThat(read.choices().task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(read.converted().features()).containsExactly("size", "weight", "colour=blue", "colour=red");
        assertThat(read.converted().rows()).isEqualTo(10);
        assertThat(read.converted().leftOut()).isEqualTo(1);
        // 1,10,red and 2,20,blue
        assertThat(read.converted().x()).startsWith(1, 10, 0, 1, 2, 20, 1, 0);
        assertThat(read.converted().y()).containsExactly(0, 1, 1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void aColumnThatIsLeftOutCostsNoRows() {
        Reading read = Reading.of(ROWS, "use.1", "LEFT_OUT", "target", "0");

        assertThat(read.converted().rows()).isEqualTo(11);
        assertThat(read.choices().task()).isEqualTo(Task.REGRESSION);
        assertThat(read.converted().y()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(read.converted().features()).containsExactly("colour=blue", "colour=red", "kind=a", "kind=b");
    }

    @Test
    void fewWholeNumbersAreClassesUnlessAValueIsAskedFor() {
        String rows = "x,y\n" + "1,3\n2,10\n3,3\n4,10\n5,3\n".repeat(3);

        Reading classes = Reading.of(rows);
        Reading value = Reading.of(rows, "task", "value");

        assertThat(classes.converted().classes()).as("by size, not by letters").containsExactly("3", "10");
        assertThat(value.converted().classes()).isEmpty();
        assertThat(value.converted().y()).startsWith(3, 10, 3);
    }

    @Test
    void aSemicolonFileWithDecimalCommasIsRecognized() {
        Reading read = Reading.of("a;b\n" + "1,5;0\n-2,25;1\n0,5;1\n3;0\n".repeat(3));

        assertThat(read.layout()).isEqualTo(new Layout(';', true, true));
        assertThat(read.converted().x()).startsWith(1.5f, -2.25f, 0.5f, 3);
    }

    @Test
    void aFileOfNumbersAloneHasNoHeader() {
        Reading read = Reading.of("1\t5\t0\n2\t6\t1\n".repeat(6));

        assertThat(read.layout()).isEqualTo(new Layout('\t', false, false));
        assertThat(read.converted().features()).containsExactly("column_1", "column_2");
        assertThat(read.converted().rows()).isEqualTo(12);
    }

    @Test
    void quotesByteOrderMarkAndWindowsLinesAreRead() {
        String text = "\uFEFF\"the \"\"x\"\", in cm\",y\r\n" + "1,\"a, b\"\r\n2,c\r\n".repeat(5);

        Reading read = Reading.of(text);

        assertThat(read.converted().features()).containsExactly("the \"x\", in cm");
        assertThat(read.converted().classes()).containsExactly("a, b", "c");
    }

    @Test
    void whatSaysNothingIsLeftOutByItself() {
        StringBuilder text = new StringBuilder("id,same,void,x,y\n");
        for (int i = 0; i < 60; i++) {
            text.append("row-%d,7,NA,%d,%s\n".formatted(i, i, i % 2 == 0 ? "no" : "yes"));
        }

        Reading read = Reading.of(text.toString());

        assertThat(read.choices().uses()).startsWith(Use.LEFT_OUT, Use.LEFT_OUT, Use.LEFT_OUT, Use.NUMBER);
        assertThat(read.troubles()).isEmpty();
        assertThat(read.converted().features()).containsExactly("x");
    }

    @Test
    void withAnotherDelimiterTheColumnsAreGuessedAnew() {
        Reading read =
                Reading.of("a;b,c;d\n" + "1;2,3;4\n5;6,7;9\n".repeat(5), "delimiter", "comma", "use.0", "LEFT_OUT");

        assertThat(read.layout().delimiter()).isEqualTo(',');
        assertThat(read.converted().features())
                .as("the choices were made for other columns")
                .containsExactly("a;b=1;2", "a;b=5;6");
    }
}
