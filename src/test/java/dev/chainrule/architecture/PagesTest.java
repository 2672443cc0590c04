package dev.chainrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages keep to the content security policy and let no value become markup. */
class PagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void noPageCarriesInlineCode() throws IOException {
        assertThat(inEach(".html", InlineCode::findIn)).isEmpty();
    }

    @Test
    void noScriptMakesCodeOutOfText() throws IOException {
        assertThat(inEach(
                        ".js",
                        script -> Stream.of("eval(", "new Function(", "document.write", "insertAdjacentHTML")
                                .filter(script::contains)
                                .toList()))
                .isEmpty();
    }

    private interface Search {
        List<String> in(String text);
    }

    private static Map<Path, List<String>> inEach(String ending, Search search) throws IOException {
        Map<Path, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(ending))::iterator) {
                List<String> hits = search.in(Files.readString(file));
                if (!hits.isEmpty()) {
                    found.put(RESOURCES.relativize(file), hits);
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"color:red\">",
                "<p\n  th:style=\"${x}\">",
                "<p th:styleappend=\"${x}\">",
                "<STYLE>p {}</STYLE>",
                "<a href=\"#\" onclick=\"f()\">",
                "<a hx-on:click=\"f()\">",
                "<a hx-on::after-request=\"f()\">",
                "<a th:onclick=\"|f()|\">",
                "<b th:utext=\"${x}\">",
                "<b>[(${x})]</b>",
                "<a href=\"javascript:f()\">",
                "<i hx-vals='js:{a: f()}'>",
                "<script>f()</script>",
                "<script type=\"module\">f()</script>",
                "<script src=\"https://cdn.example/x.js\"></script>",
                "<link rel=\"stylesheet\" href=\"//cdn.example/x.css\">"
            })
    void inlineCodeIsFound(String html) {
        assertThat(InlineCode.findIn("<main>\n" + html)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script th:src=\"@{/js/app.js}\" type=\"module\"></script>",
                "<script type=\"application/json\" id=\"curves\">[]</script>",
                "<link rel=\"stylesheet\" th:href=\"@{/css/chainrule.css}\">",
                "<p class=\"style\" data-on=\"1\">one=1 style=2</p>",
                "<a href=\"https://chainrule.example/\">",
                "<p th:text=\"${name}\">[[${name}]]</p>",
                "<!-- style=\"\" onclick=\"\" <script>f()</script> -->",
                "<label for=\"on\">Condition = on</label>"
            })
    void cleanMarkupIsNotAccused(String html) {
        assertThat(InlineCode.findIn(html)).isEmpty();
    }
}
