package dev.chainrule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The whole service on an H2 database in memory, without the welcome experiment; all tests that use it share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:service;DB_CLOSE_DELAY=-1",
            "spring.datasource.username=sa",
            "chainrule.welcome=false",
            "chainrule.training.workers=2"
        })
@AutoConfigureMockMvc
public @interface ServiceTest {}
