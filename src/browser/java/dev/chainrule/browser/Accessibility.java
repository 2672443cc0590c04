package dev.chainrule.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** The rules of WCAG 2.2 AA that a machine can check, and axe's own good practice. */
public final class Accessibility {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** Fails with one line for each broken rule and the elements that break it. */
    public static void assertAccessible(Page page) {
        // Only what is broken is asked for, and in the page itself: without frames there is nothing to gather from
        // others,
        // and the page that axe would open for it takes longer than the scan.
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        List<String> broken = new AxeBuilder(page)
                .options(violations).withTags(TAGS).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(broken).as("accessibility of " + page.url()).isEmpty();
    }

    /** Fails with the elements that stick out if the page can be scrolled sideways. */
    public static void assertFitsTheWindow(Page page) {
        Object outside = page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
                  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .vh, .seg'))
                  .map(e => `${e.tagName} ${e.id} ${e.getAttribute('class')} ${e.getBoundingClientRect().right}`)
                """);
        assertThat(outside).as("elements wider than the window").isEqualTo(List.of());
    }
}
