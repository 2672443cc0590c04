package dev.chainrule.browser;

import java.util.ArrayList;
import java.util.List;

/** What console, scripts and the content security policy complained of during one test. */
public final class Complaints {

    private final List<String> heard = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    void hear(String complaint) {
        heard.add(complaint);
    }

    /** Says that complaints with these words belong to the test, such as the "status of 404" of a page that is not there. */
    public void expect(String words) {
        expected.add(words);
    }

    /** Those that nobody expected, oldest first. */
    List<String> unexpected() {
        return heard.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
    }
}
