package dev.chainrule.browser;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every part of the pages in every state on one sheet, under the policy that the service sends. In tests only. */
@Controller
@TestComponent
class ComponentsPage {

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    @GetMapping("/components")
    String sheet(Model model) {
        byte[] pixels = new byte[64 * 24]; // ramps, in place of digits
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 17);
        }
        model.addAttribute("digits", Base64.getEncoder().encodeToString(pixels));
        return "components";
    }

    /** The cases that hold the wording of the server, for the one of the browser. */
    @GetMapping(value = "/js-test/format-cases.csv", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    Resource formatCases() {
        return new ClassPathResource("format-cases.csv");
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> policy() {
        return new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader("Content-Security-Policy", POLICY);
                chain.doFilter(request, response);
            }
        });
    }
}
