package dev.chainrule.run;

import dev.chainrule.experiment.DeletedExperiments;
import dev.chainrule.experiment.DeletedExperiments.Deleted;
import dev.chainrule.web.Gone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every address of an experiment and of a run, for pages and programs alike, and says of what was deleted that it was and how
 * it comes back. One place instead of a question in each controller.
 */
@Configuration(proxyBeanMethods = false)
class DeletedDoor implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern ADDRESS = Pattern.compile("(?:/api/v1)?/(experiments|runs)/([0-9]{1,18})(?:/(.*))?");

    private final ObjectProvider<DeletedExperiments> deleted;

    /** Asked for late, as web slices have no database. */
    DeletedDoor(ObjectProvider<DeletedExperiments> deleted) {
        this.deleted = deleted;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/experiments/*/**", "/runs/*/**", "/api/v1/experiments/*/**", "/api/v1/runs/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher address = ADDRESS.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!address.matches() || "restore".equals(address.group(3)) || "purge".equals(address.group(3))) {
            return true;
        }
        long id = Long.parseLong(address.group(2));
        boolean run = address.group(1).equals("runs");
        Optional<Deleted> found = deleted.stream()
                .flatMap(all -> (run ? all.ofRun(id) : all.find(id)).stream())
                .findFirst();
        found.ifPresent(gone -> {
            throw new Gone(
                    "%s “%s” was deleted. It can be restored until %tF, on the page Recently deleted or by POST /api/v1/experiments/%d/restore."
                            .formatted(
                                    run
                                            ? "Run %d went with its experiment:".formatted(id)
                                            : "Experiment %d,".formatted(id),
                                    gone.name(),
                                    gone.until().atZone(java.time.ZoneOffset.UTC),
                                    gone.id()));
        });
        return true;
    }
}
