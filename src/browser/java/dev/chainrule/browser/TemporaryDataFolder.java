package dev.chainrule.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.util.FileSystemUtils;

/** Gives the application an empty data folder, and takes it away when the application has closed. */
class TemporaryDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory("chainrule-browser");
            TestPropertyValues.of("chainrule.data-dir=" + folder).applyTo(context);
            // the database is closed after this event, so the folder goes when the machine is done with it
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
