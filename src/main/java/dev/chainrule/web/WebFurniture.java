package dev.chainrule.web;

import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The beans that templates call by name: {@code @format} and {@code @footer}. A {@link WebMvcConfigurer} so that web test
 * slices, which draw the same layout, have them as well.
 */
@Configuration(proxyBeanMethods = false)
class WebFurniture implements WebMvcConfigurer {

    @Bean
    Format format(ObjectProvider<Clock> clock) {
        return new Format(clock.getIfUnique(Clock::systemDefaultZone));
    }

    @Bean
    Footer footer(ObjectProvider<BuildProperties> build, ObjectProvider<FooterFacts> rooms) {
        BuildProperties properties = build.getIfAvailable();
        return new Footer(
                properties == null ? "" : Objects.requireNonNullElse(properties.getVersion(), ""),
                rooms.orderedStream().toList(),
                System::nanoTime);
    }
}
