package dev.chainrule.experiment;

import java.util.List;

/** An experiment was asked for that cannot be performed; nothing was stored. */
public class InvalidDefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Problems.Problem> problems;

    InvalidDefinitionException(List<Problems.Problem> problems) {
        super(problems.get(0).field() + ": " + problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problems.Problem> problems() {
        return problems;
    }
}
