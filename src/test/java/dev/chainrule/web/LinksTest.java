package dev.chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.ServiceTest;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

@ServiceTest
class LinksTest {

    @Autowired
    ObjectProvider<FilterRegistrationBean<?>> filters;

    /** It took a tenth of the time of an update of the experiment page, and opens jars for each of a page's links. */
    @Test
    void linksAreNotLookedForAmongTheFilesOfEveryJar() {
        assertThat(filters.stream().map(FilterRegistrationBean::getFilter))
                .hasAtLeastOneElementOfType(Filter.class)
                .doesNotHaveAnyElementsOfTypes(ResourceUrlEncodingFilter.class);
    }
}
