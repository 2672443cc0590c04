package dev.chainrule.docker;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of time series, in Prometheus' own writing. */
final class Prometheus {

    /** Those of the service's own that it promises. {@link ScrapeTest} holds the running service to it. */
    static final Set<String> PROMISED = Set.of(
            "chainrule_runs_queued",
            "chainrule_runs_running",
            "chainrule_runs_ended_total",
            "chainrule_epochs_trained_total",
            "chainrule_samples_trained_total",
            "chainrule_weights_stored_bytes_total",
            "chainrule_epoch_duration_seconds_count",
            "chainrule_epoch_duration_seconds_sum",
            "chainrule_epoch_duration_seconds_max",
            "chainrule_run_duration_seconds_count",
            "chainrule_run_duration_seconds_sum",
            "chainrule_run_duration_seconds_max",
            "chainrule_run_queue_wait_seconds_count",
            "chainrule_run_queue_wait_seconds_sum",
            "chainrule_run_queue_wait_seconds_max");

    /** What Micrometer and Boot add, as far as the dashboard and the rules use it. */
    static final Set<String> ADDED = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "hikaricp_connections_active",
            "hikaricp_connections_pending",
            "hikaricp_connections_max",
            "process_cpu_usage",
            "system_cpu_usage",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "disk_free_bytes",
            "disk_total_bytes");

    /** A word with an underscore: the functions and labels used here have none. */
    private static final Pattern NAME = Pattern.compile("(?<![$\\w])[a-z]+(?:_[a-z]+)+");

    private Prometheus() {}

    static Set<String> namesIn(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(expression.replaceAll("\"[^\"]*\"", ""));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
