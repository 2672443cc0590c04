package dev.chainrule.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Opens a page for each test in one Chromium for all of them, and fails the test if the page complained. */
class Chromium implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == Complaints.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Visit visit = test.getStore(NAMESPACE).computeIfAbsent(Visit.class, key -> open(test), Visit.class);
        return parameter.getParameter().getType() == Page.class ? visit.page : visit.complaints;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Visit visit = test.getStore(NAMESPACE).remove(Visit.class, Visit.class);
        if (visit != null) {
            visit.page.waitForTimeout(0); // lets the last messages of the browser arrive
            visit.page.context().close();
            assertThat(visit.complaints.unexpected())
                    .as("complaints of console, scripts and content security policy")
                    .isEmpty();
        }
    }

    private static Visit open(ExtensionContext test) {
        Store root = test.getRoot().getStore(NAMESPACE);
        Browser browser = root.computeIfAbsent(Driver.class, key -> Driver.start(), Driver.class).browser;
        Environment environment = SpringExtension.getApplicationContext(test).getEnvironment();
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setBaseURL("http://localhost:" + environment.getRequiredProperty("local.server.port"))
                .setViewportSize(1440, 1000));
        Complaints complaints = new Complaints();
        context.exposeBinding("complain", (source, words) -> {
            complaints.hear("policy: " + words[0]);
            return null;
        });
        context.addInitScript("addEventListener('securitypolicyviolation', e =>"
                + " complain(`${e.effectiveDirective} forbids ${e.blockedURI} at ${e.sourceFile}:${e.lineNumber}`))");
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.hear("console: " + message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.hear("script: " + error.error()));
        return new Visit(context.newPage(), complaints);
    }

    static Browser launch(Playwright playwright) {
        String executable = System.getProperty("chainrule.chromium", "/usr/bin/chromium");
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setArgs(FLAGS));
    }

    private record Visit(Page page, Complaints complaints) {}

    /** Closed by JUnit with its root store, after the last test. */
    private record Driver(Playwright playwright, Browser browser) implements AutoCloseable {

        static Driver start() {
            Playwright playwright = Playwright.create();
            return new Driver(playwright, launch(playwright));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
