package dev.chainrule.dataset;

import java.util.List;

/** A data set was asked for that cannot be made. */
public class InvalidDatasetException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** What is wrong with one field: {@code kind}, {@code seed} or an option's name. */
    public record Problem(String field, String message) {}

    public InvalidDatasetException(List<Problem> problems) {
        super(problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
