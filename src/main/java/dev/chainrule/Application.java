package dev.chainrule;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the service. Boot's generated user is left out: nobody signs in yet, and a password in the log would suggest otherwise. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Application {

    public static void main(String[] args) {
        // Pages, sentences, addresses and drawings are written in English; on a German machine a path would hold 0,5
        // for 0.5.
        Locale.setDefault(Locale.ENGLISH);
        SpringApplication.run(Application.class, args);
    }
}
