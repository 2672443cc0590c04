package dev.chainrule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.chainrule.Application;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms of the house and which way their doors open: from later to earlier in {@link #FLOORS}, never back. */
class HousePlanTest {

    /** From the ground up. */
    private static final List<String> FLOORS = List.of("dataset", "experiment", "run", "training");

    private static final List<String> PLAIN_JAVA = List.of("engine", "autograd");

    /** They read what they need, and nobody imports them. */
    private static final List<String> READERS = List.of("dashboard", "learn", "api");

    /** They know no other room; storage alone asks startup to refuse a start. */
    private static final List<String> FURNITURE = List.of("account", "web", "startup", "storage");

    private static final String BASE = "dev.chainrule";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    private static String within(String room) {
        return BASE + "." + room + "..";
    }

    private static String roomOf(JavaClass type) {
        String rest = type.getPackageName().substring(BASE.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }

    @Test
    void noDoorIsBrokenThrough() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void everyRoomIsOnThePlan() {
        Set<String> built = new TreeSet<>();
        HOUSE.forEach(type -> built.add(roomOf(type)));
        built.remove("");

        List<String> plan = Stream.of(PLAIN_JAVA, FLOORS, READERS, FURNITURE)
                .flatMap(List::stream)
                .toList();
        assertThat(plan).as("add a new room to one of the lists above").containsAll(built);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "autograd"})
    void whatComputesIsPlainJava(String room) {
        classes()
                .that()
                .resideInAPackage(within(room))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        within(room), "java..", "jdk.incubator.vector..", "org.jspecify.annotations.."))
                .because("the engine must run, be read and be tested without the service around it")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    static List<String> floors() {
        return FLOORS;
    }

    @ParameterizedTest
    @MethodSource("floors")
    void doorsOpenDownward(String room) {
        List<String> below = FLOORS.subList(0, FLOORS.indexOf(room) + 1);
        String[] open = Stream.of(PLAIN_JAVA, below, FURNITURE)
                .flatMap(List::stream)
                .map(HousePlanTest::within)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(within(room))
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(open))))
                .because("what is above speaks to what is below, and hears from it by events")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    static List<String> readers() {
        return READERS;
    }

    @ParameterizedTest
    @MethodSource("readers")
    void nobodyImportsAReader(String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(within(room))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within(room))
                .check(HOUSE);
    }

    static List<String> furniture() {
        return FURNITURE;
    }

    @ParameterizedTest
    @MethodSource("furniture")
    void furnitureKnowsNoOtherRoom(String room) {
        String[] known =
                room.equals("storage") ? new String[] {within(room), within("startup")} : new String[] {within(room)};

        noClasses()
                .that()
                .resideInAPackage(within(room))
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(known))))
                .allowEmptyShould(true)
                .check(HOUSE);
    }
}
