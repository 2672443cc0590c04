package dev.chainrule.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers for every handler that ended with an exception which no advice nearer to it has taken. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorPages {

    @ExceptionHandler
    Object answer(Exception e, HttpServletRequest request) throws Exception {
        if (belongsToOthers(e)) {
            throw e;
        }
        return ErrorAnswer.to(request, request.getRequestURI(), Problems.of(e, request));
    }

    /** Spring Security turns its own into a sign-in or a 403; to a reader who has gone nothing can be said. */
    private static boolean belongsToOthers(Exception e) {
        return e instanceof AccessDeniedException
                || e instanceof AuthenticationException
                || DisconnectedClientHelper.isClientDisconnectedException(e);
    }
}
