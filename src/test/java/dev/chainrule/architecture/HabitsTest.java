package dev.chainrule.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** How classes here are named, wired and kept repeatable. */
class HabitsTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.chainrule");

    @Test
    void namesSayWhatAClassDoesOrHolds() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Utils?|Manager|Helper)")
                .because("such a name says that something forwards or gathers, not what it is for")
                .check(HOUSE);
    }

    @Test
    void controllersAreKnownToTheirPackageAlone() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .or()
                .areMetaAnnotatedWith(ControllerAdvice.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void everythingIsInjectedThroughTheConstructor() {
        for (String annotation : List.of(
                "org.springframework.beans.factory.annotation.Autowired",
                "org.springframework.beans.factory.annotation.Value",
                "jakarta.annotation.Resource",
                "jakarta.inject.Inject",
                "jakarta.persistence.PersistenceContext")) {
            noFields().should().beAnnotatedWith(annotation).check(HOUSE);
        }
    }

    @Test
    void randomnessComesFromASeedOfTheDefinition() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because("the same definition gives the same bits; the engine has its own streams")
                .check(HOUSE);
    }

    @Test
    void timeComesFromAClock() {
        DescribedPredicate<JavaCall<?>> nowOfTheSystem = target(
                        owner(JavaClass.Predicates.assignableTo(Temporal.class)))
                .and(target(name("now")))
                .and(target(rawParameterTypes(new Class<?>[0])))
                .as("now() without a Clock");

        noClasses()
                .should()
                .callMethodWhere(nowOfTheSystem)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests set the clock instead of sleeping")
                .check(HOUSE);
    }

    @Test
    void theConsoleIsForTheLog() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(HOUSE);
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/chainrule"))) {
            List<Path> silent = files.filter(Files::isDirectory)
                    .filter(HabitsTest::holdsClasses)
                    .filter(folder -> !startsWithJavadoc(folder.resolve("package-info.java")))
                    .toList();

            assertThat(silent).isEmpty();
        }
    }

    private static boolean holdsClasses(Path folder) {
        String[] files = folder.toFile().list((parent, file) -> file.endsWith(".java"));
        return files != null && files.length > 0;
    }

    private static boolean startsWithJavadoc(Path packageInfo) {
        try {
            return Files.exists(packageInfo) && Files.readString(packageInfo).startsWith("/**");
        } catch (IOException e) {
            throw new AssertionError(packageInfo + " cannot be read", e);
        }
    }
}
