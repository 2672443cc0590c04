package dev.chainrule.run.page;

import dev.chainrule.web.BadInput;

/** A request parameter that is one of two words. */
final class Either {

    private Either() {}

    /**
     * Whether it is the first of the two.
     *
     * @throws BadInput if it is neither
     */
    static boolean first(String name, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw new BadInput(name, "“%s” is not a %s. Use %s or %s.".formatted(value, name, second, first));
        }
        return value.equals(first);
    }
}
