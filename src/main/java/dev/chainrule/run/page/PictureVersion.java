package dev.chainrule.run.page;

import dev.chainrule.run.Run;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;

/** Tells a run's pictures from those of the same number in another database, or drawn in another way, which a browser may have kept. */
final class PictureVersion {

    /** Raised when the same weights are drawn differently. */
    private static final int DRAWING = 3;

    private static final Duration KEPT = Duration.ofDays(365);

    private PictureVersion() {}

    static String of(Run run) {
        return DRAWING + "-" + Long.toString(run.createdAt().toEpochMilli(), Character.MAX_RADIX);
    }

    /** For as long as a browser likes, if the address has the run's version: the weights of an epoch never change. */
    static CacheControl caching(Run run, @Nullable String version) {
        return of(run).equals(version)
                ? CacheControl.maxAge(KEPT).cachePrivate().immutable()
                : CacheControl.noCache();
    }
}
