package dev.chainrule.storage;

import dev.chainrule.startup.StartupRefused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file behind {@code jdbc:h2:file:…}. */
record DatabaseFile(String url, Path path) {

    private static final String PREFIX = "jdbc:h2:file:";
    private static final Pattern SETTINGS = Pattern.compile("(;([A-Za-z_ ]+=[^;]*)?)*");

    /** Empty for every other database: one in memory, one on a server. */
    static Optional<DatabaseFile> of(String url) {
        if (!url.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return Optional.empty();
        }
        int settings = url.indexOf(';');
        String name = url.substring(PREFIX.length(), settings < 0 ? url.length() : settings);
        if (settings >= 0 && !SETTINGS.matcher(url.substring(settings)).matches()) {
            throw new StartupRefused(
                    "The data folder in " + url
                            + " has a semicolon in its name, which H2 reads as a setting. Choose another --chainrule.data-dir.");
        }
        String home = name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name;
        try {
            return Optional.of(new DatabaseFile(
                    url, Path.of(home + ".mv.db").toAbsolutePath().normalize()));
        } catch (InvalidPathException e) {
            throw new StartupRefused(
                    "The data folder cannot be used: " + e.getMessage() + ". Choose another --chainrule.data-dir.", e);
        }
    }

    Path folder() {
        return Objects.requireNonNull(path.getParent(), "an absolute file lies in a folder");
    }

    /** Opens the database without changing a byte of it; an ordinary opening tidies the file up. */
    String readOnlyUrl() {
        return url + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
    }
}
