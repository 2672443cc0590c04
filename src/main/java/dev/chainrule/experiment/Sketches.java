package dev.chainrule.experiment;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stored sketches. Those older than thirty days go when the next is stored, with what was found for them. */
@Component
public class Sketches {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcTemplate jdbc;
    private final DefinitionJson json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sketches(JdbcTemplate jdbc, DefinitionJson json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Stores the settings, and has a learning rate looked for. Gives the id of the sketch. */
    @Transactional
    public long keep(NewExperiment settings) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update("delete from sketch where created_at < ?", now.minus(KEPT));
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into sketch (name, description, tags, definition, created_at) values (?, ?, ?, ?, ?)",
                            new String[] {"id"});
                    insert.setString(1, settings.name());
                    insert.setString(2, settings.description());
                    insert.setString(3, String.join("\n", settings.tags()));
                    insert.setString(4, json.write(settings.definition()).toString());
                    insert.setObject(5, now);
                    return insert;
                },
                key);
        long id = Objects.requireNonNull(key.getKey()).longValue();
        events.publishEvent(new SketchKept(id));
        return id;
    }

    /** Empty if there is none, or none any more. */
    @Transactional(readOnly = true)
    public Optional<Sketch> find(long id) {
        return jdbc
                .query(
                        "select name, description, tags, definition from sketch where id = ?",
                        (row, number) -> new Sketch(
                                id,
                                row.getString("name"),
                                row.getString("description"),
                                row.getString("tags").lines().toList(),
                                json.readExperiment(row.getString("definition"))),
                        id)
                .stream()
                .findFirst();
    }

    /** Holds the row until the transaction ends; false if there is none. */
    @Transactional
    public boolean hold(long id) {
        return !jdbc.query("select id from sketch where id = ? for update", (row, number) -> row.getLong(1), id)
                .isEmpty();
    }
}
