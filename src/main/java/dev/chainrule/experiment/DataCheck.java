package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.InvalidDatasetException;
import dev.chainrule.dataset.Scaling;
import org.jspecify.annotations.Nullable;

/** Checks which data is asked for, and in what form. */
final class DataCheck {

    private final Datasets datasets;

    DataCheck(Datasets datasets) {
        this.datasets = datasets;
    }

    @Nullable
    DatasetSpec dataset(Draft.Data draft, Problems problems) {
        if (draft.kind() == null) {
            return null;
        }
        try {
            // With a seed that cannot be read nothing is made in the end, but the rest is checked all the same.
            long seed = draft.seed() == null ? 0 : draft.seed();
            return datasets.spec(draft.kind(), seed, draft.options());
        } catch (InvalidDatasetException invalid) {
            invalid.problems().forEach(problem -> problems.add("dataset." + problem.field(), problem.message()));
            return null;
        }
    }

    @Nullable
    Scaling scaling(Draft.Data draft, @Nullable DatasetKind kind, Problems problems) {
        if (draft.scaling() == null) {
            return kind == null ? null : kind.standardScaling();
        }
        return Checks.choice("scaling", draft.scaling(), Scaling::of, problems);
    }

    @Nullable
    Double share(Draft.Data draft, Problems problems) {
        Double share = draft.validationShare();
        if (share != null && !(share >= 0 && share < 1)) {
            problems.add(
                    "validationShare",
                    "%s is out of range. Use 0 (no validation) to less than 1, for example 0.2.",
                    share);
            return null;
        }
        return share;
    }
}
