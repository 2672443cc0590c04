package dev.chainrule.run;

import dev.chainrule.experiment.DataFacts;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.ExperimentSubmitted;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.StorageBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores the runs of a new experiment, each with its definition frozen, and queues them. */
@Component
class RunPlanner {

    private final Runs runs;
    private final DefinitionJson json;
    private final StorageBudget budget;
    private final ApplicationEventPublisher events;

    RunPlanner(Runs runs, DefinitionJson json, StorageBudget budget, ApplicationEventPublisher events) {
        this.runs = runs;
        this.json = json;
        this.budget = budget;
        this.events = events;
    }

    @EventListener
    void plan(ExperimentSubmitted submitted) {
        List<RunDefinition> definitions = submitted.definition().runs();
        Instant now = submitted.experiment().createdAt();
        long bytes = budget.bytesPerRun(definitions.size());
        List<Run> planned = new ArrayList<>();
        for (RunDefinition definition : definitions) {
            DataFacts data = submitted.data(planned.size());
            planned.add(new Run(new RunPlan(
                    submitted.experiment().id(),
                    planned.size(),
                    definition,
                    json.write(definition).toString(),
                    data.fingerprint(),
                    data.parameters(),
                    data.chance(),
                    bytes,
                    now)));
        }
        events.publishEvent(
                new RunsQueued(runs.saveAll(planned).stream().map(Place::of).toList()));
    }
}
