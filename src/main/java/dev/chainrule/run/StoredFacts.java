package dev.chainrule.run;

import dev.chainrule.engine.Engine;
import dev.chainrule.web.FooterFacts;
import dev.chainrule.web.Format;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Says at the foot of every page which engine computes and how much is stored. */
@Component
class StoredFacts implements FooterFacts {

    private final JdbcTemplate jdbc;
    private final Format format;

    StoredFacts(JdbcTemplate jdbc, Format format) {
        this.jdbc = jdbc;
        this.format = format;
    }

    @Override
    public List<String> facts() {
        Map<String, @Nullable Object> stored =
                jdbc.queryForMap("select count(*) as runs, coalesce(sum(weights_bytes), 0) as bytes from run");
        long runs = number(stored, "runs");
        long bytes = number(stored, "bytes");
        return List.of(
                "Engine %d, float32, %s".formatted(Engine.VERSION, Engine.kernels()),
                runs == 0
                        ? "No stored runs"
                        : "%s stored runs, %s of weights".formatted(format.count(runs), format.bytes(bytes)));
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column), column)).longValue();
    }
}
