package dev.chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void notesBecomeMarkup() {
        assertThat(Markdown.html("# Why\n**Bold** and `code`\nnext\n\n- [paper](https://example.org/a?b=1&c)"))
                .isEqualTo(
                        "<h3>Why</h3>\n<p><strong>Bold</strong> and <code>code</code><br>\nnext</p>\n<ul>\n"
                                + "<li><a rel=\"noopener noreferrer nofollow\" href=\"https://example.org/a?b=1&amp;c\">paper</a></li>\n</ul>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a <b onclick=alert(1)>b</b>",
                "<style>p{}</style>",
                "<iframe src=//x></iframe>"
            })
    void markupInNotesIsText(String text) {
        assertThat(Markdown.html(text)).contains("&lt;").doesNotContain("<script", "<img", "<b", "<style", "<iframe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](data:text/html,x)",
                "[a](vbscript:x)",
                "[a](file:///etc/passwd)",
                "<javascript:alert(1)>",
                "[a]: javascript:alert(1)\n\n[a]"
            })
    void linksGoToTheWebOrToMailAlone(String text) {
        assertThat(Markdown.html(text)).contains("href=\"\"");
    }

    @Test
    void picturesBecomeLinks() {
        assertThat(Markdown.html("![a *wall*](https://example.org/x.png)"))
                .isEqualTo(
                        "<p><a rel=\"noopener noreferrer nofollow\" href=\"https://example.org/x.png\">a <em>wall</em></a></p>\n");
    }
}
