package dev.chainrule.browser;

import com.microsoft.playwright.Page;
import dev.chainrule.web.WebHouse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pure parts of the pages' scripts, tested by modules of their own language in {@code js-test}. */
@InBrowser(classes = {WebHouse.class, ComponentsPage.class})
class ModulesTest {

    private static final List<String> MODULES = List.of(
            "format",
            "scale",
            "zoom",
            "cursor",
            "detail",
            "brush",
            "cells",
            "stats",
            "labels",
            "contour",
            "chart-markup",
            "run",
            "compare",
            "complete",
            "rows");

    @TestFactory
    Stream<DynamicContainer> theModulesHoldTheirTests(Page page) {
        page.navigate("/components");
        return MODULES.stream().map(module -> DynamicContainer.dynamicContainer(module, testsOf(module, page)));
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> testsOf(String module, Page page) {
        List<String> names = (List<String>)
                page.evaluate("async m => Object.keys((await import(`/js-test/${m}.test.js`)).tests)", module);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> run(module, name, page)));
    }

    private static void run(String module, String name, Page page) {
        Object failure = page.evaluate("""
                async ({ module, name }) => {
                  try {
                    await (await import(`/js-test/${module}.test.js`)).tests[name]();
                    return null;
                  } catch (e) {
                    return String(e.stack);
                  }
                }
                """, Map.of("module", module, "name", name));
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }
}
