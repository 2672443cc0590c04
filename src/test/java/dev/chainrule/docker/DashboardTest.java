package dev.chainrule.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provisioned dashboard and the alert rules ask for what the service says, and leave out nothing of its own. */
class DashboardTest {

    private static final Path DOCKER = Path.of("docker");

    private final JsonNode dashboard = new JsonMapper().readTree(DOCKER.resolve("grafana/dashboards/chainrule.json"));

    private List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.add(target.get("expr").asString());
            }
        }
        return expressions;
    }

    private static Set<String> namesIn(List<String> expressions) {
        Set<String> names = new TreeSet<>();
        expressions.forEach(expression -> names.addAll(Prometheus.namesIn(expression)));
        return names;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Prometheus.PROMISED);
        known.addAll(Prometheus.ADDED);
        return known;
    }

    @Test
    void namesAreFoundInAnExpression() {
        assertThat(Prometheus.namesIn(
                        "sum by (uri) (rate(a_b_total{job=\"no_name\"}[$__rate_interval])) / max(c_seconds_max)"))
                .containsExactly("a_b_total", "c_seconds_max");
    }

    @Test
    void everySeriesShownIsOneTheServiceHas() {
        assertThat(known()).containsAll(namesIn(expressions()));
    }

    @Test
    void everySeriesOfTheServiceIsShown() {
        assertThat(namesIn(expressions())).containsAll(Prometheus.PROMISED);
    }

    @Test
    void everyPanelHasATitleADescriptionAndThePlaceOfNoOther() {
        Set<Integer> ids = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(panel.get("title").asString()).isNotBlank();
            assertThat(ids.add(panel.get("id").asInt()))
                    .as(panel.get("title").asString())
                    .isTrue();
            assertThat(places.add(panel.get("gridPos").toString()))
                    .as(panel.get("title").asString())
                    .isTrue();
            if (!panel.get("type").asString().equals("row")) {
                assertThat(panel.get("description").asString()).isNotBlank();
            }
        }
    }

    @Test
    void itsDataSourceIsTheProvisionedOne() throws IOException {
        String provisioned = Files.readString(DOCKER.resolve("grafana/provisioning/datasources/prometheus.yml"));

        assertThat(provisioned).contains("uid: prometheus\n", "url: http://prometheus:9090\n");
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.get("datasource").get("uid").asString()).isEqualTo("prometheus");
            }
        }
    }

    @Test
    void everyRuleAsksForWhatTheServiceHas() throws IOException {
        JsonNode rules =
                new JsonMapper().valueToTree(new Yaml().load(Files.readString(DOCKER.resolve("prometheus/rules.yml"))));

        List<String> expressions = new ArrayList<>();
        for (JsonNode rule : rules.get("groups").get(0).get("rules")) {
            expressions.add(rule.get("expr").asString());
            assertThat(rule.get("annotations").get("summary").asString()).isNotBlank();
        }

        assertThat(expressions).hasSize(5);
        assertThat(known()).containsAll(namesIn(expressions));
    }
}
