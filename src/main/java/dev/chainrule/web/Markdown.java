package dev.chainrule.web;

import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Notes as people write them (CommonMark) into markup that is safe on a page: HTML in them is shown as text, links go to the web or to mail
 * alone, pictures become links, and headings stay below those of the page. Safe for any thread.
 */
public final class Markdown {

    private static final List<String> SCHEMES = List.of("http", "https", "mailto");
    private static final int BELOW_PANELS = 2;
    private static final int LOWEST = 6;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
            .softbreak("<br>\n") // a new line is meant as one
            .attributeProviderFactory(context -> Markdown::attributes)
            .build();

    private Markdown() {}

    public static String html(String text) {
        Node document = PARSER.parse(text);
        document.accept(new Tamed());
        return RENDERER.render(document);
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "noopener noreferrer nofollow");
        }
    }

    private static final class Tamed extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(LOWEST, heading.getLevel() + BELOW_PANELS));
            visitChildren(heading);
        }

        /** A picture would be fetched from wherever it says, which the page's policy forbids. */
        @Override
        public void visit(Image image) {
            visitChildren(image);
            Link link = new Link(image.getDestination(), image.getTitle());
            for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                link.appendChild(child);
            }
            image.insertAfter(link);
            image.unlink();
        }
    }
}
