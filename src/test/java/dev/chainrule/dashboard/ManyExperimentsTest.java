package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A thousand experiments: what a page reads must not grow with them. */
@Transactional
class ManyExperimentsTest extends StoredPages {

    private static final int MANY = 1_000;

    @Autowired
    EntityManagerFactory factory;

    private long first;

    @BeforeEach
    void aThousand() {
        jdbc.update("delete from experiment");
        String definition = json.write(
                        Drafts.check(definitions, Drafts.moons(10, List.of(.1), List.of("he_normal"), List.of(0L))))
                .toString();
        Instant created = Instant.parse("2026-01-01T12:00:00Z");
        jdbc.batchUpdate(
                "insert into experiment (name, description, definition, runs, state, created_at, version) values (?, '', ?, ?, 'ACTIVE', ?, 0)",
                IntStream.range(0, MANY)
                        .mapToObj(i -> new Object[] {
                            "Sweep-%04d-%s".formatted(i, i % 10 == 0 ? "moons" : "rings"),
                            definition,
                            i % 7,
                            Timestamp.from(created.plusSeconds(i))
                        })
                        .toList());
        first = jdbc.queryForObject("select min(id) from experiment", Long.class);
        jdbc.update(
                "insert into experiment_tag (experiment_id, tag) select id, 'seventh' from experiment where runs = 6");
    }

    private String list(String query) throws Exception {
        return page("/experiments" + query);
    }

    private JsonNode jump(String q) throws Exception {
        return new JsonMapper().readTree(page(get("/jump").param("q", q)));
    }

    @Test
    void aPageOfTheListTakesAFewQueriesHoweverManyThereAre() throws Exception {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            list("?page=3");
            statistics.clear(); // the twenty of the page are summarized now
            String page = list("?page=3");

            assertThat(page).contains("Showing 61 to 80 of 1,000.", "Sweep-0939-rings");
            assertThat(page.split("<tr id=\"experiment-")).hasSize(21);
            assertThat(statistics.getPrepareStatementCount()).isLessThan(15);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void theyAreFilteredByTextAndTagAndOrdered() throws Exception {
        assertThat(list("?q=-moons")).contains("Showing 1 to 20 of 100.");
        assertThat(list("?tag=seventh&q=-moons")).contains("Showing 14 of 14."); // of 0, 10, … 990 those with i % 7 = 6
        assertThat(list("?tag=seven")).contains("No experiment matches");
        assertThat(list("?sort=oldest")).contains("Sweep-0000-moons").doesNotContain("Sweep-0999");
        assertThat(list("?sort=name&page=49")).contains("Sweep-0999-rings", "Showing 981 to 1,000 of 1,000.");
        assertThat(list("?sort=runs")).contains("Sweep-0993-rings").doesNotContain("Sweep-0999");
        web.perform(get("/experiments?sort=size")).andExpect(status().isBadRequest());
    }

    @Test
    void thePaletteFindsExperimentsByNameTagAndNumber() throws Exception {
        assertThat(jump("").size()).isEqualTo(12);
        assertThat(jump("").get(0).get("label").asString()).isEqualTo("Sweep-0999-rings");
        assertThat(jump("0420-").get(0).get("href").asString()).isEqualTo("/experiments/" + (first + 420));
        assertThat(jump("SEVENTH").size()).isEqualTo(12);
        assertThat(jump("%").size()).as("a sign is itself").isZero();
        assertThat(jump("#" + first).get(0).get("label").asString()).isEqualTo("Sweep-0000-moons");
        assertThat(jump("iris").valueStream().map(hit -> hit.get("href").asString()))
                .containsExactly("/datasets/iris");
        assertThat(jump("initialization lab").get(0).get("href").asString()).isEqualTo("/gallery/initialization-lab");
        assertThat(jump("s").size()).isLessThanOrEqualTo(Jumps.MOST);
        web.perform(get("/jump?q=" + "x".repeat(201))).andExpect(status().isBadRequest());
    }
}
