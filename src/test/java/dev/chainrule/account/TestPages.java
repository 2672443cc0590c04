package dev.chainrule.account;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The service's doors before the smallest possible rooms: one page with a form, one API of each kind. No database behind them. Neither a
 * {@code @Configuration} nor a static controller, so that a start of the whole service among the test classes does not find them.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
        })
@Import(SecurityConfiguration.class)
@ComponentScan("dev.chainrule.web")
class TestPages {

    @Bean
    Pages pages() {
        return new Pages();
    }

    @Controller
    class Pages {

        @GetMapping("/account-test")
        String page(@RequestParam(required = false) String name) {
            return "account-test/page";
        }

        @PostMapping("/account-test")
        @ResponseBody
        String submit(@RequestParam String name) {
            return "saved " + name;
        }

        @GetMapping("/account-test/things/{id}")
        @ResponseBody
        String thing(@PathVariable String id) {
            return "thing " + id;
        }

        @GetMapping("/api/account-test")
        @ResponseBody
        String read() {
            return "read";
        }

        @PostMapping(path = "/api/account-test", produces = MediaType.TEXT_PLAIN_VALUE)
        @ResponseBody
        String post(@RequestBody(required = false) String body) {
            return "posted " + body;
        }

        @DeleteMapping("/api/account-test")
        @ResponseBody
        String delete() {
            return "deleted";
        }
    }
}
