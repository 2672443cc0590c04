package dev.chainrule.browser;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;

/** Waits for something in a page. Playwright's own wait evaluates text in the page when it looks a second time, which the policy forbids. */
final class Until {

    private Until() {}

    static void holds(Page page, String expression) {
        holds(page, expression, null);
    }

    static void holds(Page page, String expression, @Nullable Object argument) {
        await().pollInSameThread()
                .atMost(30, SECONDS)
                .until(() -> Boolean.TRUE.equals(page.evaluate(expression, argument)));
    }
}
