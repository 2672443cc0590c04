package dev.chainrule.api;

import dev.chainrule.experiment.InvalidDefinitionException;
import dev.chainrule.experiment.Problems;
import dev.chainrule.web.BadInput;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** What is wrong with a request, field by field. Everything else is answered as for every page, as a problem detail too. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidDefinitionException e) {
        List<Problems.Problem> problems = e.problems();
        String detail = problems.size() == 1
                ? problems.get(0).field() + ": " + problems.get(0).message()
                : "%d fields cannot be used as they are. Nothing was stored.".formatted(problems.size());
        return answer(HttpStatus.BAD_REQUEST, "The experiment cannot be performed", detail, problems);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bad(BadInput e) {
        List<Problems.Problem> problems = e.field() == null
                ? List.of()
                : List.of(new Problems.Problem(e.field(), String.valueOf(e.getMessage())));
        return answer(HttpStatus.BAD_REQUEST, "The request cannot be used", String.valueOf(e.getMessage()), problems);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(StrictJson.UnreadableJson e) {
        return answer(HttpStatus.BAD_REQUEST, "The request cannot be read", String.valueOf(e.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ResponseStatusException e) {
        return answer(e.getStatusCode(), "The request was refused", String.valueOf(e.getReason()), List.of());
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status, String title, String detail, List<Problems.Problem> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
