package dev.chainrule.storage;

import dev.chainrule.startup.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Numbers of migrations: {@code V12__what_it_does.sql} is 12. */
final class SchemaVersion {

    private static final Pattern FILE = Pattern.compile("V([0-9]+)__.*\\.sql");

    private SchemaVersion() {}

    /** 0 where there is none: a repeatable migration, a baseline. */
    static int number(@Nullable String version) {
        return version != null && version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The newest that this program brings along. */
    static int known() {
        try {
            int newest = 0;
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/V*.sql")) {
                Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
                newest = name.matches() ? Math.max(newest, Integer.parseInt(name.group(1))) : newest;
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own migrations cannot be listed", e);
        }
    }

    /** @throws StartupRefused if {@code version} is one that this program does not know yet */
    static void refuseNewer(int version, String database) {
        int known = known();
        if (version > known) {
            throw new StartupRefused(database + " was written by a newer Chainrule: its schema is " + version
                    + ", this program knows up to " + known
                    + ". Nothing was changed. Start the newer program, or choose another"
                    + " database (--chainrule.data-dir).");
        }
    }
}
