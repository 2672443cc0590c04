package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be made of a file. Stored with it, so that it is read the same way ever after.
 *
 * @param target index of the column to predict
 * @param uses of each column; that of the target means nothing
 */
record Choices(Layout layout, int target, Task task, List<Use> uses) {

    /** What a column is to the network. */
    enum Use {
        NUMBER("a number"),
        CATEGORIES("categories"),
        LEFT_OUT("leave it out");

        private final String label;

        Use(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private static final Set<String> LIKELY_TARGETS = Set.of(
            "target",
            "class",
            "label",
            "labels",
            "y",
            "species",
            "outcome",
            "diagnosis",
            "quality",
            "price",
            "survived");
    private static final int FEW_CLASSES = 10;

    Choices {
        uses = List.copyOf(uses);
    }

    /** What most would choose: a column named like a target, else the last; texts as categories; what says nothing left out. */
    static Choices guess(Survey survey, Layout layout) {
        int target = survey.columns().size() - 1;
        for (ColumnFacts column : survey.columns()) {
            if (LIKELY_TARGETS.contains(column.name().toLowerCase(Locale.ROOT)) && !column.constant()) {
                target = column.index();
                break;
            }
        }
        return new Choices(layout, target, task(survey.columns().get(target)), uses(survey));
    }

    static Task task(ColumnFacts target) {
        boolean few = target.values().size() <= FEW_CLASSES && !target.fractions();
        return target.numeric() && !few ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    static List<Use> uses(Survey survey) {
        List<Use> uses = new ArrayList<>();
        for (ColumnFacts column : survey.columns()) {
            if (column.empty() || column.constant()) {
                uses.add(Use.LEFT_OUT);
            } else if (column.numeric()) {
                uses.add(Use.NUMBER);
            } else {
                uses.add(column.manyValues() ? Use.LEFT_OUT : Use.CATEGORIES);
            }
        }
        return uses;
    }
}
