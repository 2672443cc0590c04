package dev.chainrule.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compose file and the Dockerfile, as far as they can be held to without a Docker engine. */
class ComposeTest {

    private static final Path DOCKER = Path.of("docker");

    private final JsonNode compose;
    private final String dockerfile;

    ComposeTest() throws IOException {
        compose = new JsonMapper().valueToTree(new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml"))));
        dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));
    }

    private JsonNode service(String name) {
        return compose.get("services").get(name);
    }

    @Test
    void itHasTheServiceItsDatabaseAndWhatWatchesThem() {
        assertThat(compose.get("services").propertyNames())
                .containsExactlyInAnyOrder("chainrule", "postgres", "prometheus", "grafana");
        assertThat(service("postgres").get("image").asString()).startsWith("postgres:18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chainrule", "postgres", "prometheus", "grafana"})
    void everyServiceIsPinnedWatchedAndPublishedToThisMachineAlone(String name) {
        JsonNode service = service(name);

        assertThat(service.get("image").asString()).doesNotEndWith(":latest");
        assertThat(service.get("healthcheck").get("test")).isNotEmpty();
        assertThat(service.get("networks").get(0).asString()).isEqualTo("inside");
        for (JsonNode port : service.path("ports")) {
            assertThat(port.asString()).matches("127\\.0\\.0\\.1:\\d+:\\d+");
        }
    }

    @Test
    void theDatabaseIsNotPublished() {
        assertThat(service("postgres").has("ports")).isFalse();
    }

    @Test
    void everyVolumeIsDeclaredAndEveryMountedFileExists() {
        Set<String> named = new TreeSet<>();
        for (JsonNode service : compose.get("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asString().split(":")[0];
                if (source.startsWith("./")) {
                    assertThat(DOCKER.resolve(source)).exists();
                    assertThat(volume.asString()).endsWith(":ro");
                } else {
                    named.add(source);
                }
            }
        }

        assertThat(compose.get("volumes").propertyNames()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void whatIsWaitedForCanBecomeHealthy() {
        for (JsonNode service : compose.get("services")) {
            service.path("depends_on").properties().forEach(dependency -> {
                assertThat(dependency.getValue().get("condition").asString()).isEqualTo("service_healthy");
                assertThat(service(dependency.getKey()).has("healthcheck")).isTrue();
            });
        }
    }

    @Test
    void theServiceIsOpenTowardsItsNetworkAndSaysWhy() throws IOException {
        JsonNode environment = service("chainrule").get("environment");

        assertThat(environment.get("SERVER_ADDRESS").asString()).isEqualTo("0.0.0.0");
        assertThat(environment.get("CHAINRULE_ALLOWOPEN").asString()).isEqualTo("true");
        assertThat(Files.readString(DOCKER.resolve("compose.yaml"))).contains("# Chainrule has no sign-in yet");
    }

    @Test
    void prometheusAsksUnderANameThatTheServiceAllows() throws IOException {
        JsonNode job = new JsonMapper()
                .valueToTree(new Yaml().load(Files.readString(DOCKER.resolve("prometheus/prometheus.yml"))))
                .get("scrape_configs")
                .get(0);
        String target = job.get("static_configs").get(0).get("targets").get(0).asString();

        assertThat(job.get("metrics_path").asString()).isEqualTo("/actuator/prometheus");
        assertThat(target)
                .isEqualTo(service("chainrule")
                        .get("environment")
                        .get("CHAINRULE_ALLOWEDHOSTS")
                        .asString());
    }

    @Test
    void theServiceMeetsItsDatabaseUnderOneNameAndPassword() {
        JsonNode ours = service("chainrule").get("environment");
        JsonNode theirs = service("postgres").get("environment");

        assertThat(ours.get("SPRING_DATASOURCE_URL").asString())
                .isEqualTo("jdbc:postgresql://postgres:5432/"
                        + theirs.get("POSTGRES_DB").asString());
        assertThat(ours.get("SPRING_DATASOURCE_USERNAME")).isEqualTo(theirs.get("POSTGRES_USER"));
        assertThat(ours.get("SPRING_DATASOURCE_PASSWORD")).isEqualTo(theirs.get("POSTGRES_PASSWORD"));
    }

    @Test
    void theServiceMayDoNoMoreThanItMust() {
        JsonNode service = service("chainrule");

        assertThat(service.get("read_only").asBoolean()).isTrue();
        assertThat(service.get("cap_drop").get(0).asString()).isEqualTo("ALL");
        assertThat(service.get("security_opt").get(0).asString()).isEqualTo("no-new-privileges:true");
    }

    @Test
    void theImageRunsAsNobodyInParticularOnAJre() {
        List<String> lines = dockerfile.lines().toList();

        assertThat(lines).contains("FROM eclipse-temurin:25-jre", "USER 10001", "VOLUME /data");
        assertThat(lines.indexOf("USER 10001")).isGreaterThan(lines.indexOf("FROM eclipse-temurin:25-jre"));
        assertThat(dockerfile)
                .contains("\"--add-modules\", \"jdk.incubator.vector\"")
                .contains("\nHEALTHCHECK ");
    }

    @Test
    void everythingTheImageCopiesIsThereAndNotIgnored() throws IOException {
        List<String> kept = Files.readAllLines(DOCKER.resolve("Dockerfile.dockerignore"));

        dockerfile
                .lines()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .flatMap(line -> List.of(line.split(" ")).subList(1, line.split(" ").length - 1).stream())
                .forEach(source -> {
                    assertThat(Path.of(source)).exists();
                    assertThat(kept).contains("!" + source);
                });
    }
}
