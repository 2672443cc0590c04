package dev.chainrule.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who gets in and who does not, filter by filter. MockMvc's own host is localhost, without a Host header unless a test sets one. */
@SpringBootTest(classes = TestPages.class, properties = "chainrule.allowed-hosts=chainrule:8080")
@AutoConfigureMockMvc
class DoorsTest {

    private final MockMvc mvc;

    DoorsTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    private static MockHttpServletRequestBuilder local(MockHttpServletRequestBuilder request) {
        return request.header(HttpHeaders.HOST, "localhost:8080");
    }

    /** A token as a browser gets it: the cookie, and the masked value from the page's head. */
    private record Visit(Cookie cookie, String token, String html) {}

    private Visit visit() throws Exception {
        MockHttpServletResponse page =
                mvc.perform(local(get("/account-test"))).andReturn().getResponse();
        Matcher token =
                Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"").matcher(page.getContentAsString());
        assertThat(token.find()).as(page.getContentAsString()).isTrue();
        return new Visit(page.getCookie("chainrule-csrf"), token.group(1), page.getContentAsString());
    }

    @Test
    void aPageNeedsNoSignInAndCarriesThePolicy() throws Exception {
        mvc.perform(local(get("/account-test")))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Security-Policy",
                                "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Cross-Origin-Resource-Policy", "same-origin"))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")))
                .andExpect(header().doesNotExist("X-Powered-By"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }

    @Test
    void theAnswerToAFormIsKeptForWhoeverGoesBackToIt() throws Exception {
        Visit visit = visit();
        mvc.perform(local(post("/account-test"))
                        .cookie(visit.cookie())
                        .param("_csrf", visit.token())
                        .param("name", "x"))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "private, no-cache"))
                .andExpect(header().doesNotExist(HttpHeaders.PRAGMA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout"})
    void thereIsNothingToSignInAt(String path) throws Exception {
        mvc.perform(local(get(path))).andExpect(status().isNotFound());
    }

    @Test
    void aForeignHostIsRefusedInPlainText() throws Exception {
        mvc.perform(get("/account-test").header(HttpHeaders.HOST, "evil.example"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_PLAIN))
                .andExpect(content()
                        .string(allOf(
                                containsString("localhost, 127.0.0.1 or [::1]"),
                                containsString("--chainrule.allowed-hosts"))));
    }

    @Test
    void aMissingHostIsRefused() throws Exception {
        mvc.perform(get("/account-test")).andExpect(status().isBadRequest());
    }

    @Test
    void aForwardedHostCountsNeitherForNorAgainst() throws Exception {
        mvc.perform(get("/account-test")
                        .header(HttpHeaders.HOST, "evil.example")
                        .header("X-Forwarded-Host", "localhost"))
                .andExpect(status().isBadRequest());
        mvc.perform(local(get("/account-test")).header("X-Forwarded-Host", "evil.example"))
                .andExpect(status().isOk());
    }

    @Test
    void aConfiguredHostIsAnswered() throws Exception {
        mvc.perform(get("/account-test").header(HttpHeaders.HOST, "chainrule:8080"))
                .andExpect(status().isOk());
    }

    @Test
    void theFormsHiddenFieldIsEnough() throws Exception {
        Visit visit = visit();
        assertThat(visit.html()).containsPattern("<input type=\"hidden\" name=\"_csrf\" value=\"[^\"]+\"");

        mvc.perform(local(post("/account-test"))
                        .cookie(visit.cookie())
                        .param("_csrf", visit.token())
                        .param("name", "moons"))
                .andExpect(status().isOk())
                .andExpect(content().string("saved moons"));
    }

    @Test
    void theHeaderThatHtmxInheritsIsEnough() throws Exception {
        Visit visit = visit();
        assertThat(visit.html()).contains("hx-headers=\"{&quot;X-CSRF-TOKEN&quot;:&quot;");

        mvc.perform(local(post("/account-test"))
                        .cookie(visit.cookie())
                        .header("X-CSRF-TOKEN", visit.token())
                        .param("name", "moons"))
                .andExpect(status().isOk());
    }

    @Test
    void theTokensCookieIsNotForScriptsNorForOtherSites() throws Exception {
        Cookie cookie = visit().cookie();

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @Test
    void aTokenIsShownDifferentlyOnEachPageAndStaysValid() throws Exception {
        Visit first = visit();
        String second = mvc.perform(local(get("/account-test")).cookie(first.cookie()))
                .andExpect(cookie().doesNotExist("chainrule-csrf"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(second).doesNotContain(first.token());

        mvc.perform(local(post("/account-test"))
                        .cookie(first.cookie())
                        .param("_csrf", first.token())
                        .param("name", "moons"))
                .andExpect(status().isOk());
    }

    @Test
    void aFormWithoutATokenIsForbidden() throws Exception {
        Visit visit = visit();

        mvc.perform(local(post("/account-test")).param("name", "moons")).andExpect(status().isForbidden());
        mvc.perform(local(post("/account-test")).cookie(visit.cookie()).param("name", "moons"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aTokenOfAnotherVisitorIsForbidden() throws Exception {
        Visit ours = visit();
        Visit theirs = visit();

        mvc.perform(local(post("/account-test"))
                        .cookie(ours.cookie())
                        .param("_csrf", theirs.token())
                        .param("name", "moons"))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "http://localhost:3000",
                "http://localhost",
                "http://127.0.0.1:8080",
                "http://localhost:8080.evil.example",
                "file://localhost:8080",
                "localhost:8080",
                "http://localhost:8080/",
                ""
            })
    void aForeignOriginIsForbiddenEvenWithAToken(String origin) throws Exception {
        Visit visit = visit();

        mvc.perform(local(post("/account-test"))
                        .cookie(visit.cookie())
                        .header(HttpHeaders.ORIGIN, origin)
                        .param("_csrf", visit.token())
                        .param("name", "moons"))
                .andExpect(status().isForbidden());
        mvc.perform(local(delete("/api/account-test")).header(HttpHeaders.ORIGIN, origin))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(403))
                .andExpect(jsonPath("$.detail").value(startsWith("The request comes from a page of another site.")));
    }

    @Test
    void ourOwnOriginIsNotForeign() throws Exception {
        Visit visit = visit();

        mvc.perform(local(post("/account-test"))
                        .cookie(visit.cookie())
                        .header(HttpHeaders.ORIGIN, "http://localhost:8080")
                        .header("Sec-Fetch-Site", "same-origin")
                        .param("_csrf", visit.token())
                        .param("name", "moons"))
                .andExpect(status().isOk());
        mvc.perform(local(delete("/api/account-test")).header(HttpHeaders.ORIGIN, "http://localhost:8080"))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
    void secFetchSiteDecidesWhereThereIsNoOrigin(String site, int expected) throws Exception {
        mvc.perform(local(delete("/api/account-test")).header("Sec-Fetch-Site", site))
                .andExpect(status().is(expected));
    }

    @Test
    void aProgramNeedsNeitherTokenNorOrigin() throws Exception {
        mvc.perform(local(post("/api/account-test"))).andExpect(status().isOk());
        mvc.perform(local(delete("/api/account-test"))).andExpect(status().isOk());
        mvc.perform(local(post("/api/account-test"))
                        .contentType("application/json; charset=UTF-8")
                        .content("{}"))
                .andExpect(status().isOk())
                .andExpect(content().string("posted {}"));
    }

    @Test
    void readingTheApiIsFreeOfOrigin() throws Exception {
        mvc.perform(local(get("/api/account-test")).header(HttpHeaders.ORIGIN, "http://evil.example"))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json-patch+json",
                "application/*",
                "nonsense",
                "<script>alert(1)</script>"
            })
    void aBodyThatIsNotJsonIsNotTaken(String contentType) throws Exception {
        mvc.perform(local(post("/api/account-test"))
                        .header(HttpHeaders.CONTENT_TYPE, contentType)
                        .content("{}"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail")
                        .value("The body must be JSON. Send it with Content-Type: application/json."))
                .andExpect(content().string(not(containsString("alert"))));
    }

    @Test
    void aBodyWithoutATypeIsNotTaken() throws Exception {
        mvc.perform(local(post("/api/account-test")).content("{}")).andExpect(status().isUnsupportedMediaType());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/env",
                "/beans",
                "/heapdump",
                "/loggers",
                "/metrics",
                "/shutdown",
                "/flyway",
                "/health/diskSpace"
            })
    void theRestOfTheActuatorIsNotThere(String path) throws Exception {
        mvc.perform(local(get("/actuator" + path))).andExpect(status().isNotFound());
        mvc.perform(local(post("/actuator" + path).contentType(MediaType.APPLICATION_JSON)))
                .andExpect(status().isForbidden());
    }

    @Test
    void healthSaysUpAndNoMore() throws Exception {
        mvc.perform(local(get("/actuator/health")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("UP"))
                .andExpect(jsonPath("$.components").doesNotExist());
        mvc.perform(local(get("/actuator/info"))).andExpect(status().isOk());
    }

    @Test
    void thereIsNoDatabaseConsole() throws Exception {
        mvc.perform(local(get("/h2-console"))).andExpect(status().isNotFound());
    }
}
