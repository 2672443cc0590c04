package dev.chainrule.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checks that a request meets, in order: its Host ({@link HostFilter}), Spring Security's firewall (paths that do not mean what they
 * say: 400), its origin ({@link OriginFilter}), its body's type under {@code /api} ({@link JsonBodyFilter}), and for every other change the
 * CSRF token. What passes is allowed: there are no users yet.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class SecurityConfiguration {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(AccessSettings settings) {
        var registration = new FilterRegistrationBean<>(new HostFilter(new AllowedHosts(settings.allowedHosts())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After the character encoding is set and the request is being measured, before anything reads a parameter. */
    @Bean
    FilterRegistrationBean<UnreadableParametersFilter> unreadableParametersFilter() {
        var registration = new FilterRegistrationBean<>(new UnreadableParametersFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity http, JsonMapper json) {
        Refusal refusal = new Refusal(json);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()).ignoringRequestMatchers(Refusal.API))
                .addFilterBefore(new OriginFilter(refusal), CsrfFilter.class)
                .addFilterAfter(new JsonBodyFilter(refusal), CsrfFilter.class)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new AnswerCaching())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(
                                resources -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * A cookie instead of a session: nothing to keep for visitors, and an open form outlives a restart. Lax and not strict, because a strict
     * cookie is missing when somebody follows a link to us from elsewhere; that page would set a new token under the forms already open.
     */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("chainrule-csrf");
        repository.setHeaderName("X-CSRF-TOKEN");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return repository;
    }
}
