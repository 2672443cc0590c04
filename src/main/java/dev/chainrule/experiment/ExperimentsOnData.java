package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetUse;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says which experiments need a data set to stay. */
@Component
class ExperimentsOnData implements DatasetUse {

    private final Experiments experiments;

    ExperimentsOnData(Experiments experiments) {
        this.experiments = experiments;
    }

    /** The id in quotes, as a definition's JSON has it; ids hold nothing that a pattern would take for more than itself. */
    @Override
    public List<String> of(String kind) {
        return experiments.findNamesByDefinition("%\"" + kind + "\"%").stream()
                .map("experiment “%s”"::formatted)
                .toList();
    }
}
