package dev.chainrule.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many values each axis of a sweep has.
 *
 * @param parameters by path, in their order
 */
record SweepSize(int rates, int initializations, Map<String, Integer> parameters, int seeds) {

    /** What is wrong in a list does not change how long it is, so the runs are counted all the same; null if an axis cannot be counted. */
    static @Nullable SweepSize of(ExperimentForm form, Draft.Axes axes) {
        Problems told = new Problems(); // by the reading of the form already
        int rates = axes.learningRates() != null
                ? axes.learningRates().size()
                : count(NumberList.items(form.text("sweep.learningRates"), "", told));
        int initializations = axes.initializations() != null
                ? axes.initializations().size()
                : form.all("sweep.initializations").size()
                        + count(NumberList.items(form.text(ExperimentForm.OWN_INITIALIZATIONS), "", told));
        if (axes.seeds() == null
                || rates == 0
                || initializations == 0
                || axes.seeds().isEmpty()) {
            return null;
        }
        Map<String, Integer> parameters = new LinkedHashMap<>();
        axes.parameters().forEach((path, values) -> parameters.put(path, values.size()));
        return parameters.containsValue(0)
                ? null
                : new SweepSize(rates, initializations, parameters, axes.seeds().size());
    }

    private static int count(@Nullable List<String> items) {
        return items == null ? 0 : items.size();
    }

    /** Null if there are more than an experiment may have. */
    @Nullable
    Long runs() {
        double all = (double) rates * initializations * seeds;
        for (int values : parameters.values()) {
            all *= values;
        }
        return all > Limits.RUNS ? null : Long.valueOf((long) all);
    }
}
