package dev.chainrule.api;

import dev.chainrule.web.BadInput;
import org.springframework.data.domain.PageRequest;

/** Checks what a program asks for piece by piece. Out of range is refused, so that nobody takes a part for the whole. */
final class Paging {

    private static final int MOST_PAGES = 1_000_000;

    private Paging() {}

    static PageRequest of(int page, int size, int mostSize) {
        return PageRequest.of(within("page", page, 0, MOST_PAGES), within("size", size, 1, mostSize));
    }

    /** @throws BadInput naming the parameter, what came and its range */
    static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadInput(name, "%d is out of range. Use %d to %d.".formatted(value, least, most));
        }
        return value;
    }
}
