package dev.chainrule.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads whole numbers in addresses as they are written, in decimal digits. Spring's own way would take 0x10 for 16, and digits of any script.
 * What is none becomes a 400 that names the parameter. A property editor, because Spring falls back to its own when a converter refuses.
 */
@ControllerAdvice
class WholeNumbers {

    @InitBinder
    void strict(WebDataBinder binder) {
        binder.registerCustomEditor(long.class, new Strict(Long::valueOf));
        binder.registerCustomEditor(Long.class, new Strict(Long::valueOf));
        binder.registerCustomEditor(int.class, new Strict(Integer::valueOf));
        binder.registerCustomEditor(Integer.class, new Strict(Integer::valueOf));
    }

    private static final class Strict extends PropertyEditorSupport {

        private final Function<String, Number> read;

        Strict(Function<String, Number> read) {
            this.read = read;
        }

        @Override
        public void setAsText(String text) {
            if (text.isEmpty()) {
                setValue(null);
            } else if (text.matches("-?[0-9]{1,19}")) {
                setValue(read.apply(text));
            } else {
                throw new NumberFormatException("“%s” is no whole number.".formatted(text));
            }
        }
    }
}
