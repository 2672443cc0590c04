package dev.chainrule.architecture;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * The rooms that are on the plan: every package right under the base, with its own types for a door. The engine has a second one, to its
 * probes, which is said here because its packages are plain Java and bear no annotations.
 */
public class Rooms implements ApplicationModuleDetectionStrategy {

    private final ApplicationModuleDetectionStrategy packages = ApplicationModuleDetectionStrategy.directSubPackage();

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage base) {
        return packages.getModuleBasePackages(base);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        NamedInterfaces doors = packages.detectNamedInterfaces(base, information);
        return base.getLocalName().equals("engine")
                ? doors.and(NamedInterfaces.builder(base).matching("probe").build())
                : doors;
    }
}
