package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Housekeeping;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files between their upload and its confirmation. An hour each and few at once, so that visits that break off fill no disk. */
@Component
class WaitingFiles implements Housekeeping {

    static final Duration KEPT = Duration.ofHours(1);
    static final int MOST = 10;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WaitingFiles(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Waiting(String token, String fileName, byte[] bytes) {}

    /** Keeps a file, and lets go of those whose hour is over or that are too many. */
    @Transactional
    public String keep(String fileName, byte[] bytes) {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        jdbc.update(
                "insert into waiting_upload (token, file_name, original, created_at) values (?, ?, ?, ?)",
                token,
                fileName,
                bytes,
                time(clock.instant()));
        forgetOld();
        jdbc.update("delete from waiting_upload where id not in (select id from waiting_upload order by id desc limit "
                + MOST + ")");
        return token;
    }

    Optional<Waiting> find(String token) {
        return jdbc
                .query(
                        "select token, file_name, original from waiting_upload where token = ? and created_at > ?",
                        (row, i) -> new Waiting(row.getString(1), row.getString(2), row.getBytes(3)),
                        token,
                        time(clock.instant().minus(KEPT)))
                .stream()
                .findFirst();
    }

    void forget(String token) {
        jdbc.update("delete from waiting_upload where token = ?", token);
    }

    @Override
    public void tidy() {
        forgetOld();
    }

    /** Lets go of those whose hour is over. */
    int forgetOld() {
        return jdbc.update(
                "delete from waiting_upload where created_at <= ?",
                time(clock.instant().minus(KEPT)));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
