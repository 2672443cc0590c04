package dev.chainrule.autograd;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A computation written as text, for example {@code tanh(x1*w1 + x2*w2 + b)}. Lines before the last name intermediate results:
 *
 * <pre>{@code
 * e = a*b
 * d = e + c
 * d * f
 * }</pre>
 *
 * <pre>
 *   text    = line { ( newline | ";" ) line }
 *   line    = [ name "=" ] sum
 *   sum     = product { ( "+" | "-" ) product }
 *   product = signed { ( "*" | "/" ) signed }
 *   signed  = "-" signed | power
 *   power   = atom [ "^" signed ]
 *   atom    = number | name | function "(" sum ")" | "(" sum ")"
 * </pre>
 *
 * <p>−, ×, · and ÷ may stand for -, * and /, and ** for ^. Immutable: one expression may be evaluated any number of times.
 */
public final class Expression {

    /** The longest text that is read, in characters. */
    public static final int LONGEST_TEXT = 2_000;

    /** How many parentheses, signs and powers may stand within one another. */
    public static final int DEEPEST_NESTING = 100;

    /** One step of the computation: takes its operands from the stack and leaves its result there. */
    interface Step {
        void run(Deque<Value> stack, Map<String, Value> names);
    }

    private final List<String> names;
    private final List<Step> steps;

    Expression(List<String> names, List<Step> steps) {
        this.names = List.copyOf(names);
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads an expression.
     *
     * @throws MalformedExpression if it is none, too long or too deeply nested; the message has the column
     */
    public static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    /** The functions that an expression may call, in alphabetical order. */
    public static List<String> functions() {
        return List.copyOf(ExpressionParser.FUNCTIONS.keySet());
    }

    /** What has to be given to {@link #evaluate}, in the order in which the text names it first. */
    public List<String> names() {
        return names;
    }

    /**
     * Computes the expression. A name that occurs twice is the same value twice.
     *
     * @param leaves a value for each of {@link #names()}; others are not looked at
     * @throws IllegalArgumentException if a name has no value; the message lists all that need one
     */
    public Value evaluate(Map<String, Value> leaves) {
        for (String name : names) {
            if (!leaves.containsKey(name)) {
                throw new IllegalArgumentException(
                        "“%s” has no value. Give one to each of %s.".formatted(name, String.join(", ", names)));
            }
        }
        Deque<Value> stack = new ArrayDeque<>();
        Map<String, Value> known = new HashMap<>(leaves);
        for (Step step : steps) {
            step.run(stack, known);
        }
        return stack.pop();
    }
}
