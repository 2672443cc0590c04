package dev.chainrule.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives style sheets, scripts and pictures an ETag of their content. A browser keeps them and asks each time whether they changed (304, no
 * body), so a newer jar never meets yesterday's script. Dates would not do: every file of a reproducible jar carries the same one.
 */
@Configuration(proxyBeanMethods = false)
class AssetCaching {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> assetTags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/css/*", "/js/*", "/images/*", "/fonts/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
