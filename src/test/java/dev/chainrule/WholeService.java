package dev.chainrule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole service on an H2 in memory, its queue standing still: what is queued trains when a test calls {@link dev.chainrule.training.TrainNow}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
            "spring.datasource.hikari.maximum-pool-size=6",
            "chainrule.data-dir=target/test-data",
            "chainrule.welcome=false",
            "chainrule.storage.run=24KB",
            "db-scheduler.enabled=false"
        })
@AutoConfigureMockMvc
@Import(dev.chainrule.training.TrainNow.class)
public @interface WholeService {}
