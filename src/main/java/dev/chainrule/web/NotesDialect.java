package dev.chainrule.web;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code notes:html="${…}"} writes {@link Markdown}: the one way by which text becomes markup on a page. */
@Component
class NotesDialect extends AbstractProcessorDialect {

    NotesDialect() {
        super("Notes", "notes", 1000);
    }

    @Override
    public java.util.Set<IProcessor> getProcessors(String prefix) {
        return java.util.Set.of(new Html(prefix));
    }

    private static final class Html extends AbstractStandardExpressionAttributeTagProcessor {

        Html(String prefix) {
            super(TemplateMode.HTML, prefix, "html", 1300, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String expression,
                Object value,
                IElementTagStructureHandler structure) {
            structure.setBody(value == null ? "" : Markdown.html(String.valueOf(value)), false);
        }
    }
}
