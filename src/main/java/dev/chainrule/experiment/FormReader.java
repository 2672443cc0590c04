package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.Initialization;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the texts of a form into a draft. What cannot be read is among the problems; whether it all fits is for {@link Definitions}. */
@Component
class FormReader {

    private static final String ANY_LONG = "−9,223,372,036,854,775,808 to 9,223,372,036,854,775,807";

    private static final NumberField DATA_SEED = new NumberField("dataset.seed", "0", ANY_LONG);
    private static final NumberField SHARE =
            new NumberField("validationShare", "20", "0 (no validation) to less than 100");
    private static final NumberField HIDDEN =
            new NumberField("network.hidden", "16, 16", "1 to %,d".formatted(Limits.UNITS));
    private static final NumberField BATCH =
            new NumberField("training.batchSize", "32", "1 to the number of training rows");
    private static final NumberField EPOCHS =
            new NumberField("training.epochs", "80", "1 to %,d".formatted(Limits.EPOCHS));
    private static final NumberField RATES =
            new NumberField("sweep.learningRates", "0.01, 0.1, 1", "0.000000001 to 1,000,000");
    private static final NumberField SEEDS = new NumberField("sweep.seeds", "0, 1, 2", ANY_LONG);

    private final Datasets datasets;

    FormReader(Datasets datasets) {
        this.datasets = datasets;
    }

    Labels labels(ExperimentForm form, Problems problems) {
        String tags = form.text("tags");
        return Labels.check(
                form.text("name"),
                form.text("description"),
                tags.isBlank() ? List.of() : List.of(tags.split(",", -1)),
                problems);
    }

    Draft draft(ExperimentForm form, Problems problems) {
        String kind = form.text("dataset.kind");
        if (kind.isEmpty()) {
            problems.add("dataset.kind", "No data set is chosen. Choose one.");
        }
        return new Draft(
                new Draft.Data(
                        kind.isEmpty() ? null : kind,
                        options(form, kind, problems),
                        NumberText.whole(form.text("dataset.seed"), DATA_SEED, problems),
                        form.text("scaling").isEmpty() ? null : form.text("scaling"),
                        share(form.text("validationShare"), problems)),
                new Draft.Network(
                        NumberList.wholes(form.text("network.hidden"), HIDDEN, problems),
                        activation(form),
                        form.text("network.output").isEmpty() ? null : form.text("network.output")),
                new Draft.Training(
                        form.text("training.loss"),
                        NumberText.whole(form.text("training.batchSize"), BATCH, problems),
                        NumberText.whole(form.text("training.epochs"), EPOCHS, problems),
                        FormSettings.parts(form, problems),
                        FormSettings.numbers(form, problems)),
                new Draft.Axes(
                        NumberList.decimals(form.text("sweep.learningRates"), RATES, problems),
                        initializations(form, problems),
                        NumberList.wholesAndRanges(form.text("sweep.seeds"), SEEDS, problems),
                        FormSettings.parameters(form, problems)));
    }

    /** Options of the chosen kind alone; those of the others are in the form as well and mean nothing. */
    private Map<String, Double> options(ExperimentForm form, String id, Problems problems) {
        Map<String, Double> options = new HashMap<>();
        for (DatasetOption option : datasets.kind(id).map(DatasetKind::options).orElse(List.of())) {
            NumberField field = new NumberField(
                    "dataset." + option.name(),
                    ExperimentForm.number(option.standard()),
                    ExperimentForm.number(option.least()) + " to " + ExperimentForm.number(option.most()));
            Double value = NumberText.decimal(form.text(ExperimentForm.option(id, option.name())), field, problems);
            if (value != null) {
                options.put(option.name(), value);
            }
        }
        return options;
    }

    /** Per cent become a share as decimals, so that 7 % is 0.07 and not a neighbour of it. */
    private static @Nullable Double share(String percent, Problems problems) {
        Double value = NumberText.decimal(percent, SHARE, problems);
        if (value == null) {
            return null;
        }
        if (!(value >= 0 && value < 100)) {
            problems.add(SHARE.path(), "%s %% is out of range. Use %s.", NumberText.plain(percent), SHARE.range());
            return null;
        }
        return BigDecimal.valueOf(value).movePointLeft(2).doubleValue() + 0.0;
    }

    /** Those ticked and those written; the latter are read here, so that a problem is told at their own field. */
    private static @Nullable List<String> initializations(ExperimentForm form, Problems problems) {
        String own = ExperimentForm.OWN_INITIALIZATIONS;
        List<String> written = NumberList.items(form.text(own), own, problems);
        if (written == null) {
            return null;
        }
        for (String text : written) {
            try {
                Initialization.parse(text);
            } catch (IllegalArgumentException refused) {
                problems.add(
                        own,
                        text.isBlank()
                                ? "An initialization is missing beside a separator. Write for example normal:0.05; uniform:-0.1:0.1."
                                : String.valueOf(refused.getMessage()));
                return null;
            }
        }
        List<String> all = new ArrayList<>(form.all("sweep.initializations"));
        all.addAll(written);
        return all;
    }

    /** What is written for each layer, or else the one that is chosen for all. */
    private static String activation(ExperimentForm form) {
        String own = form.text(ExperimentForm.OWN_ACTIVATIONS);
        return own.isBlank() ? form.text("network.activation") : own.strip();
    }
}
