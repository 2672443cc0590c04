package dev.chainrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

/** Says aloud when the browser tests are left out, and does not let that happen where the build is checked for everybody. */
class BrowserTestsPresenceTest {

    @Test
    void theBrowserTestsAreHereOrItIsSaidThatTheyAreNot() {
        boolean here = ClassUtils.isPresent(
                "dev.chainrule.browser.InBrowser", getClass().getClassLoader());
        String remedy = "The browser tests are left out: there is no /usr/bin/chromium."
                + " Install Chromium there, or give its place by -Pbrowser -Dchromium=/path/to/chromium.";

        if ("true".equals(System.getenv("CI"))) {
            assertThat(here).as(remedy).isTrue();
        }
        if (!here) {
            System.err.println(remedy);
        }
        assumeTrue(here, remedy);
    }
}
