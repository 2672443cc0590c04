package dev.chainrule.training;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are performed here.
 *
 * @param workers runs at once, 0 for as many as there are cores
 * @param threadsPerRun threads of one run where its steps are large enough to be divided; they change the time, never a number
 * @param heartbeat how often a worker says that it lives; one that has missed four is taken for dead, and its runs are given to others
 * @param flush the longest time that an epoch waits to be made durable, but for epochs that are longer themselves
 */
@ConfigurationProperties("chainrule.training")
record TrainingProperties(
        @DefaultValue("0") int workers,
        @DefaultValue("1") int threadsPerRun,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("250ms") Duration flush) {

    TrainingProperties {
        if (workers < 0 || workers > 256) {
            throw new IllegalArgumentException(
                    "chainrule.training.workers is %d. Use 1 to 256, or 0 for as many as there are cores."
                            .formatted(workers));
        }
        if (threadsPerRun < 1 || threadsPerRun > 64) {
            throw new IllegalArgumentException(
                    "chainrule.training.threads-per-run is %d. Use 1 to 64, at best no more than cores divided by workers."
                            .formatted(threadsPerRun));
        }
    }

    int threads() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }
}
