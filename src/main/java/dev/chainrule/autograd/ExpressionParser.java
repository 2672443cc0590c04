package dev.chainrule.autograd;

import static java.util.Map.entry;

import dev.chainrule.autograd.Expression.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Turns text into the steps of an {@link Expression}, by recursive descent: one method for each line of its grammar. Every step is
 * written when its operands have been, so running them in order is all that evaluation takes.
 */
final class ExpressionParser {

    static final SortedMap<String, UnaryOperator<Value>> FUNCTIONS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.<String, UnaryOperator<Value>>ofEntries(
                    entry("abs", Value::abs),
                    entry("elu", Value::elu),
                    entry("exp", Value::exp),
                    entry("gelu", Value::gelu),
                    entry("leaky_relu", Value::leakyRelu),
                    entry("log", Value::log),
                    entry("relu", Value::relu),
                    entry("sigmoid", Value::sigmoid),
                    entry("silu", Value::silu),
                    entry("softplus", Value::softplus),
                    entry("tanh", Value::tanh))));

    private static final String OPERAND = "a number, a name, a function or “(”";
    private static final String OPERATOR = "an operator (+ - * / ^) or the end of the line";

    private final Scanner scanner;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> leaves = new LinkedHashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private int nesting;

    ExpressionParser(String text) {
        if (text.length() > Expression.LONGEST_TEXT) {
            throw new MalformedExpression(
                    1,
                    Expression.LONGEST_TEXT + 1,
                    String.format(
                            Locale.ROOT,
                            "%,d characters are more than the %,d that an expression may have. Make it shorter.",
                            text.length(),
                            Expression.LONGEST_TEXT));
        }
        scanner = new Scanner(text);
    }

    Expression parse() {
        scanner.skipLineEnds();
        while (true) {
            int start = scanner.position();
            boolean named = line();
            scanner.skipLineEnds();
            if (scanner.atEnd()) {
                return new Expression(List.copyOf(leaves), steps);
            }
            if (!named) {
                throw scanner.problem(start, "only the last line may go without a name. Write “name = …”.");
            }
            steps.add((stack, names) -> stack.pop());
        }
    }

    /** Whether the line gives its value a name. */
    private boolean line() {
        Optional<String> target = target();
        sum();
        if (scanner.at(')')) {
            throw scanner.problem("“)” closes no “(”. Remove it, or open one before.");
        }
        if (!scanner.atLineEnd()) {
            throw scanner.unexpected(OPERATOR);
        }
        target.ifPresent(this::assign);
        return target.isPresent();
    }

    private Optional<String> target() {
        int start = scanner.position();
        Optional<String> name = scanner.name();
        if (name.isEmpty() || !scanner.take("=")) {
            scanner.backTo(start);
            return Optional.empty();
        }
        if (FUNCTIONS.containsKey(name.get())) {
            throw scanner.problem(start, "“%s” is a function. Take another name.".formatted(name.get()));
        }
        return name;
    }

    private void assign(String name) {
        assigned.add(name);
        steps.add((stack, names) -> {
            Value value = stack.element();
            if (value.label().isEmpty()) { // b = a is another name for a, which keeps its own
                value.labelled(name);
            }
            names.put(name, value);
        });
    }

    private void sum() {
        product();
        while (true) {
            if (scanner.take("+")) {
                product();
                write(Value::plus);
            } else if (scanner.take("-", "−")) {
                product();
                write(Value::minus);
            } else {
                return;
            }
        }
    }

    private void product() {
        signed();
        while (true) {
            if (scanner.take("*", "×", "·")) {
                signed();
                write(Value::times);
            } else if (scanner.take("/", "÷")) {
                signed();
                write(Value::dividedBy);
            } else {
                return;
            }
        }
    }

    /** Nothing recurs but through here, so with a limit here no text can exhaust the stack. */
    private void signed() {
        if (nesting++ > Expression.DEEPEST_NESTING) {
            throw scanner.problem(
                    "more than %d parentheses, signs and powers stand within one another. Name parts of it in lines before."
                            .formatted(Expression.DEEPEST_NESTING));
        }
        if (scanner.take("-", "−")) {
            int start = steps.size();
            signed();
            constantSince(start)
                    .ifPresentOrElse(
                            number -> steps.set(start, new Constant(-number)),
                            () -> steps.add(
                                    (stack, names) -> stack.push(stack.pop().negated())));
        } else {
            power();
        }
        nesting--;
    }

    private void power() {
        atom();
        if (scanner.take("^", "**")) {
            int start = steps.size();
            signed();
            constantSince(start)
                    .ifPresentOrElse(
                            n -> steps.set(
                                    start,
                                    (stack, names) -> stack.push(stack.pop().power(n))),
                            () -> write(Value::power));
        }
    }

    private void atom() {
        int start = scanner.position();
        if (scanner.take("(")) {
            closed(start);
            return;
        }
        Optional<Double> number = scanner.number();
        if (number.isPresent()) {
            steps.add(new Constant(number.get()));
            return;
        }
        String name = scanner.name().orElseThrow(() -> scanner.unexpected(OPERAND));
        if (FUNCTIONS.containsKey(name)) {
            call(name, start);
        } else if (scanner.at('(')) {
            throw scanner.problem(
                    start,
                    "“%s” is not a function. Use one of %s.".formatted(name, String.join(", ", FUNCTIONS.keySet())));
        } else {
            if (!assigned.contains(name)) {
                leaves.add(name);
            }
            steps.add((stack, names) -> stack.push(names.get(name)));
        }
    }

    private void call(String function, int start) {
        int opening = scanner.position();
        if (!scanner.take("(")) {
            throw scanner.problem(start, "“%s” is a function. Write %s(…).".formatted(function, function));
        }
        closed(opening);
        UnaryOperator<Value> operator = FUNCTIONS.get(function);
        steps.add((stack, names) -> stack.push(operator.apply(stack.pop())));
    }

    /** What follows a “(”, to the “)”. */
    private void closed(int opening) {
        sum();
        if (scanner.atLineEnd()) {
            throw scanner.problem(
                    "“)” is missing: the “(” of column %d is still open.".formatted(scanner.column(opening)));
        }
        if (!scanner.take(")")) {
            throw scanner.unexpected("an operator (+ - * / ^) or “)”");
        }
    }

    private void write(BinaryOperator<Value> operator) {
        steps.add((stack, names) -> {
            Value right = stack.pop();
            stack.push(operator.apply(stack.pop(), right));
        });
    }

    private Optional<Double> constantSince(int start) {
        boolean one = steps.size() == start + 1;
        return one && steps.get(start) instanceof Constant constant ? Optional.of(constant.number) : Optional.empty();
    }

    private record Constant(double number) implements Step {
        @Override
        public void run(Deque<Value> stack, Map<String, Value> names) {
            stack.push(Value.of(number));
        }
    }
}
