package dev.chainrule.run;

import dev.chainrule.experiment.RunDefinition;
import java.time.Instant;

/**
 * What a run begins with.
 *
 * @param ordinal place among the experiment's runs, from 0
 * @param json the definition, as {@link dev.chainrule.experiment.DefinitionJson} writes it
 * @param parameters of its network
 * @param chance the loss of guessing without looking
 * @param weightsBudget bytes of weights it may keep
 */
record RunPlan(
        long experimentId,
        int ordinal,
        RunDefinition definition,
        String json,
        String dataFingerprint,
        long parameters,
        double chance,
        long weightsBudget,
        Instant now) {}
