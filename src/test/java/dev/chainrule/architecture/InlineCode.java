package dev.chainrule.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page's source must not contain: the content security policy would block it, or a value could become markup through it. */
final class InlineCode {

    private static final Map<String, Pattern> FORBIDDEN = forbidden();

    private InlineCode() {}

    private static Map<String, Pattern> forbidden() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        patterns.put("style attribute", attribute("(?:th:)?style(?:append)?"));
        patterns.put("style element", Pattern.compile("<style\\b", Pattern.CASE_INSENSITIVE));
        patterns.put("event handler", attribute("(?:th:|hx-)?on[a-z:-]+"));
        patterns.put("unescaped text", Pattern.compile("\\bth:utext\\b|\\[\\("));
        patterns.put("script in an address", Pattern.compile("[\"'|]\\s*javascript:", Pattern.CASE_INSENSITIVE));
        patterns.put(
                "expression for htmx to evaluate",
                Pattern.compile("hx-(?:vals|headers)\\s*=\\s*[\"']\\s*(?:js|javascript):"));
        patterns.put(
                "asset of another site",
                Pattern.compile(
                        "<(?:script|link|img|iframe)\\b[^>]*\\b(?:src|href)\\s*=\\s*[\"'](?:https?:)?//",
                        Pattern.CASE_INSENSITIVE));
        patterns.put(
                "script element with code",
                Pattern.compile(
                        "<script\\b(?![^>]*\\bsrc\\s*=)(?![^>]*type\\s*=\\s*[\"']application/json[\"'])[^>]*>",
                        Pattern.CASE_INSENSITIVE));
        return patterns;
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("<[a-z][^>]*\\s" + name + "\\s*=", Pattern.CASE_INSENSITIVE);
    }

    /** One line for each find, with the line number; empty when the page is clean. Comments do not count. */
    static List<String> findIn(String html) {
        String page = withoutComments(html);
        List<String> found = new ArrayList<>();
        FORBIDDEN.forEach((what, pattern) -> {
            Matcher matcher = pattern.matcher(page);
            while (matcher.find()) {
                long line = 1
                        + page.substring(0, matcher.end())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                found.add("line " + line + ": " + what);
            }
        });
        return found;
    }

    /** The lines stay, so that their numbers do. */
    private static String withoutComments(String html) {
        return Pattern.compile("<!--.*?-->", Pattern.DOTALL)
                .matcher(html)
                .replaceAll(comment -> comment.group().replaceAll("[^\n]", ""));
    }
}
