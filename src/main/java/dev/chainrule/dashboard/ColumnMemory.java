package dev.chainrule.dashboard;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The columns of the table of runs that a reader chose last, kept by the browser for every experiment. */
final class ColumnMemory {

    /** Instead of names in an address: the usual columns from now on. */
    static final String USUAL = "usual";

    private static final String COOKIE = "run-columns";
    private static final Duration KEPT = Duration.ofDays(365);

    private ColumnMemory() {}

    /** What was chosen before; nothing where this request chooses. What it chooses is remembered. */
    static List<String> recall(HttpServletRequest request, HttpServletResponse response) {
        String chosen = request.getParameter("columns");
        if (chosen == null || chosen.isBlank()) {
            Cookie cookie = WebUtils.getCookie(request, COOKIE);
            return cookie == null
                    ? List.of()
                    : TableView.names(cookie.getValue().replace(':', ','));
        }
        boolean forget = chosen.equals(USUAL);
        // a cookie may hold no comma; names that do not belong in one are not columns either
        String value = forget ? "" : String.join(":", TableView.names(chosen));
        if (value.matches("[\\w.:]*")) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, value)
                            .path(request.getContextPath() + "/experiments")
                            .maxAge(forget ? Duration.ZERO : KEPT)
                            .httpOnly(true)
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
        return List.of();
    }
}
