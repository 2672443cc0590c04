package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.Scaling;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a draft into a definition, or says all that is wrong with it. The one place where an experiment is checked. */
@Component
public class Definitions {

    private final Datasets datasets;
    private final DataCheck data;
    private final FitCheck fit;
    private final ParameterCheck parameters;

    public Definitions(Datasets datasets) {
        this.datasets = datasets;
        this.data = new DataCheck(datasets);
        this.fit = new FitCheck(datasets);
        this.parameters = new ParameterCheck(datasets, fit);
    }

    /**
     * Checks each field and then how they fit together.
     *
     * @param problems what could not even be read; what is found here is added
     * @throws InvalidDefinitionException if there is any problem
     */
    public ExperimentDefinition check(Draft draft, Problems problems) {
        DatasetSpec dataset = data.dataset(draft.data(), problems);
        DatasetKind kind =
                dataset == null ? null : datasets.kind(dataset.kind()).orElseThrow();
        Scaling scaling = data.scaling(draft.data(), kind, problems);
        Double share = data.share(draft.data(), problems);
        NetworkDefinition network = NetworkCheck.network(draft.network(), problems);
        TrainingDefinition training = TrainingCheck.training(draft.training(), problems);
        Sweep sweep = SweepCheck.sweep(draft.axes(), problems);
        if (dataset != null && training != null && sweep != null) {
            parameters.values(dataset, training, sweep, problems);
        }
        if (draft.axes().parameters().isEmpty()) {
            fit(draft, dataset, share, network, training, sweep, problems);
        }
        problems.refuse();
        ExperimentDefinition definition = new ExperimentDefinition(
                found(dataset), found(scaling), found(share), found(network), found(training), found(sweep));
        if (!definition.sweep().parameters().isEmpty()) {
            parameters.settings(definition, problems);
            problems.refuse();
        }
        return definition;
    }

    /** As far as the parts are known, so that somebody hears of all of it at once. */
    private void fit(
            Draft draft,
            @Nullable DatasetSpec dataset,
            @Nullable Double share,
            @Nullable NetworkDefinition network,
            @Nullable TrainingDefinition training,
            @Nullable Sweep sweep,
            Problems problems) {
        if (dataset != null && share != null) {
            fit.rows(dataset, share, draft.training().batchSize(), problems);
        }
        if (dataset != null && network != null && training != null) {
            FitCheck.loss(datasets.kind(dataset.kind()).orElseThrow(), network, training.loss(), problems);
        }
        if (dataset != null && network != null) {
            fit.size(dataset, network, problems);
        }
        if (dataset != null && network != null && training != null) {
            fit.room(dataset, network, training, sweep, problems);
        }
        if (share != null && network != null && training != null) {
            FitCheck.refinements(share, network, training, problems);
        }
    }

    /** Each check that finds nothing to give back has added a problem, and problems end the check before this. */
    private static <T> T found(@Nullable T part) {
        return Objects.requireNonNull(part, "a part is missing although no problem was found");
    }
}
