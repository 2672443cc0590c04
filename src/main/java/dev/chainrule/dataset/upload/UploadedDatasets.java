package dev.chainrule.dataset.upload;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetShelf;
import dev.chainrule.dataset.DatasetSource;
import dev.chainrule.dataset.DatasetUse;
import dev.chainrule.dataset.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The stored uploads. Safe for any thread and for several processes: an id says its content, so nothing kept in memory can be out of date. */
@Component
class UploadedDatasets implements DatasetShelf {

    static final int DIGITS = 12;

    private static final Pattern ID =
            Pattern.compile("upload:([a-z0-9][a-z0-9-]{0,39})(?:@([0-9a-f]{" + DIGITS + "}))?");
    private static final String KIND_COLUMNS =
            "name, digest, label, description, source, licence, task, row_count, features, classes, choices";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final List<DatasetUse> uses;
    private final Clock clock;
    private final Cache<String, UploadedSource> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    UploadedDatasets(JdbcTemplate jdbc, JsonMapper json, List<DatasetUse> uses, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.uses = uses;
        this.clock = clock;
    }

    static String id(String name, String digest) {
        return DatasetKind.UPLOADED + name + "@" + digest.substring(0, DIGITS);
    }

    @Override
    public List<DatasetKind> kinds() {
        return jdbc.query(
                "select " + KIND_COLUMNS + " from uploaded_dataset order by lower(label), id",
                (row, i) -> source(row).kind());
    }

    @Override
    public Optional<DatasetSource> find(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        // The name alone is enough to find it; whether it still has that content is asked each time.
        Optional<String> digest = jdbc
                .query(
                        "select digest from uploaded_dataset where name = ?",
                        (row, i) -> row.getString(1),
                        parts.group(1))
                .stream()
                .filter(stored -> parts.group(2) == null || stored.startsWith(parts.group(2)))
                .findFirst();
        return digest.flatMap(stored -> {
            String full = id(parts.group(1), stored);
            Optional<UploadedSource> source = Optional.ofNullable(known.getIfPresent(full));
            return source.isPresent() ? source : read(parts.group(1), full);
        });
    }

    private Optional<UploadedSource> read(String name, String id) {
        Optional<UploadedSource> source = jdbc
                .query(
                        "select " + KIND_COLUMNS + " from uploaded_dataset where name = ?",
                        (row, i) -> source(row),
                        name)
                .stream()
                .filter(found -> found.kind().id().equals(id))
                .findFirst();
        source.ifPresent(found -> known.put(id, found));
        return source;
    }

    private UploadedSource source(ResultSet row) throws SQLException {
        DatasetKind kind = new DatasetKind(
                id(row.getString("name"), row.getString("digest")),
                row.getString("label"),
                false,
                Task.valueOf(row.getString("task")),
                List.of(),
                row.getInt("row_count"),
                row.getInt("features"),
                row.getInt("classes"),
                null,
                row.getString("description"),
                row.getString("source"),
                row.getString("licence"));
        return new UploadedSource(kind, json.readValue(row.getString("choices"), Choices.class), this::original);
    }

    @Override
    public boolean hold(String id) {
        return locked(id).isPresent();
    }

    private Optional<Long> locked(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? jdbc
                        .query(
                                "select id, name, digest from uploaded_dataset where name = ? for update",
                                (row, i) ->
                                        id(row.getString(2), row.getString(3)).equals(id) ? row.getLong(1) : -1L,
                                parts.group(1))
                        .stream()
                        .filter(found -> found > 0)
                        .findFirst()
                : Optional.empty();
    }

    /** The file as it was sent. */
    byte[] original(String id) {
        return file(id).orElseThrow(() -> new IllegalStateException(
                        "The data set %s has been deleted. Upload its file again.".formatted(id)))
                .bytes();
    }

    /** The file as it was sent, with what is known of it. */
    record File(String name, String sha256, byte[] bytes) {}

    Optional<File> file(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? jdbc
                        .query(
                                "select file_name, file_sha256, original, name, digest from uploaded_dataset where name = ?",
                                (row, i) -> id(row.getString(4), row.getString(5))
                                                .equals(id)
                                        ? Optional.of(new File(row.getString(1), row.getString(2), row.getBytes(3)))
                                        : Optional.<File>empty(),
                                parts.group(1))
                        .stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    boolean taken(String name) {
        return !jdbc.queryForList("select id from uploaded_dataset where name = ?", Long.class, name)
                .isEmpty();
    }

    /**
     * Stores a data set.
     *
     * @return its id
     * @throws org.springframework.dao.DuplicateKeyException if there is one of that name
     */
    @Transactional
    public String store(NewUpload upload) {
        String choices = json.writeValueAsString(upload.choices());
        String fileDigest = Digests.sha256(upload.file());
        String digest = Digests.sha256(fileDigest + choices);
        jdbc.update(
                "insert into uploaded_dataset (name, digest, label, description, source, licence, file_name, file_sha256, file_bytes,"
                        + " original, choices, task, row_count, features, classes, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                upload.name(),
                digest,
                upload.labels().label(),
                upload.labels().description(),
                upload.labels().source(),
                upload.labels().licence(),
                upload.fileName(),
                fileDigest,
                upload.file().length,
                upload.file(),
                choices,
                upload.choices().task().name(),
                upload.converted().rows(),
                upload.converted().features().size(),
                upload.converted().classes().size(),
                clock.instant().atOffset(ZoneOffset.UTC));
        return id(upload.name(), digest);
    }

    /** What needs a data set to stay. */
    List<String> users(String id) {
        return uses.stream().flatMap(use -> use.of(id).stream()).toList();
    }

    /**
     * Deletes a data set that nothing needs.
     *
     * @return what needs it, in which case it stays
     */
    @Transactional
    public List<String> delete(String id) {
        Optional<Long> row = locked(id);
        List<String> users = users(id);
        if (users.isEmpty()) {
            row.ifPresent(found -> jdbc.update("delete from uploaded_dataset where id = ?", found));
            known.invalidate(id);
        }
        return users;
    }
}
