package io.glassroom.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.schedule.Patience;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules of the server (architecture, rules 1 to 9): who may know whom.
class ServerArchitectureTest {

    private static final String ROOT = "io.glassroom.server";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    /// For each package of the application's side, the server packages that it may import.
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "session", Set.of(),
            "component", Set.of("session"),
            "pipeline", Set.of("session"),
            "group", Set.of("session"),
            "schedule", Set.of("session"));

    @Test
    void theRulesBelowHaveClassesToLookAt() {
        assertTrue(CLASSES.size() >= 100, () -> CLASSES.size() + " classes");
        Set<String> packages = packages();
        assertTrue(
                packages.containsAll(
                        Set.of("agent", "cluster", "component", "dispatch", "group", "inspect", "node", "pipeline", "schedule", "session", "transport")),
                packages::toString);
    }

    private static Set<String> packages() {
        return CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // 1

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a learner follows a message from package to package, and must not come back to where he was")
                .check(CLASSES);
    }

    // 3

    @Test
    void whatApplicationsAreMadeOfKnowsNothingOfHowItIsServed() {
        assertEquals(5, MAY_IMPORT.size());
        MAY_IMPORT.forEach((name, allowed) -> {
            String[] others = packages().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(ServerArchitectureTest::in)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(in(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("handlers are tested with a session and nothing else; " + name + " may know " + allowed)
                    .check(CLASSES);
        });
    }

    // 4

    @Test
    void dispatchNeverKnowsTheCluster() {
        assertEquals(ROOT + ".dispatch", CLASSES.get(ROOT + ".dispatch.Forwarder").getPackageName());
        noClasses()
                .that()
                .resideInAPackage(in("dispatch"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("cluster"))
                .because("what lies behind the Forwarder port is the cluster's affair, and a node may be alone")
                .check(CLASSES);
    }

    // 5

    @Test
    void agentsAreKnownToTheCompositionRootAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("agent"), in("node"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("agent"))
                .because("everybody else talks to a session's network entity, which may be on another node")
                .check(CLASSES);
    }

    @Test
    void theClusterIsKnownToTheCompositionRootAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("cluster"), in("node"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("cluster"))
                .because("a node that is alone is the same code without it")
                .check(CLASSES);
    }

    @Test
    void theEnginesOfTheClusterAreKnownToTheCompositionRootAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("cluster.grpc"), in("cluster.infinispan"), in("cluster.trust"), in("node"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        in("cluster.grpc"), in("cluster.infinispan"), in("cluster.trust"), "io.grpc..", "org.infinispan..", "org.jgroups..")
                .because("what nodes do for each other is the same in one process and in many")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheNode() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("node"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("node"))
                .because("the node puts everything together: whoever knew it would know everything")
                .check(CLASSES);
    }

    // 6

    @Test
    void webSocketTypesAppearInTheTransportAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("transport"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.websocket..", "org.glassfish.tyrus..")
                .because("what carries the bytes can then be exchanged, and left out in tests")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(in("transport"), in("cluster.grpc"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..")
                .because("sockets are the affair of the two that carry bytes: to clients, and between nodes")
                .check(CLASSES);
    }

    @Test
    void grpcTypesAppearInTheLinesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("cluster.grpc"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..")
                .because("the cluster knows the port, and not who carries the envelopes")
                .check(CLASSES);
    }

    // 7, as far as it concerns a server

    @Test
    void aServerHasNoWindow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..")
                .because("a server runs on machines without a display")
                .check(CLASSES);
    }

    // 8

    @Test
    void noPackageIsCalledAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..")
                .because("a package is a station on the data path; such names say only that nobody knew which")
                .check(CLASSES);
    }

    // 9

    @Test
    void onlyStationsOfTheDataPathEmitTapEvents() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("transport"), in("dispatch"), in("agent"), in("cluster"), in("session"))
                .should()
                .callMethod(Tap.class, "emit", FlowId.class, TapEvent.class)
                .because("each step is told once, by the station that takes it")
                .check(CLASSES);
    }

    // Decisions that are hard to change later

    @Test
    void noStaticFieldCanChange() {
        fields().that()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("three nodes run in one JVM and must not share what they remember")
                .check(CLASSES);
    }

    @Test
    void noStaticFieldHoldsWhatCanBeFilled() {
        noFields()
                .that()
                .areStatic()
                .and(holdNoConstant())
                .should(haveRawType(assignableTo(Collection.class)
                        .or(assignableTo(Map.class))
                        .or(assignableTo(ThreadLocal.class))
                        .or(assignableTo(LongAdder.class))
                        .or(DescribedPredicate.describe(
                                "atomic types", type -> type.getName().startsWith("java.util.concurrent.atomic.Atomic")
                                        && !type.getName().endsWith("FieldUpdater")))))
                .because("three nodes run in one JVM and must not share what they remember")
                .check(CLASSES);
    }

    /// Those that hold an immutable collection are constants: they are loaded and asked.
    private static DescribedPredicate<JavaField> holdNoConstant() {
        return DescribedPredicate.describe("hold no constant", field -> {
            Class<?> owner = field.getOwner().reflect();
            return Arrays.stream(owner.getDeclaredFields())
                    .filter(declared -> declared.getName().equals(field.getName()))
                    .noneMatch(ServerArchitectureTest::holdsImmutable);
        });
    }

    private static boolean holdsImmutable(java.lang.reflect.Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            return value != null && value.getClass().getName().startsWith("java.util.ImmutableCollections");
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingAsksTheSystemForTheTime() {
        noClasses()
                .that(areNotTheProgramItself())
                .and()
                .areNotAssignableTo(Patience.class) // of nodes that start or stop, which nobody steps
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because("stepping through a heartbeat must freeze it, and that needs one time for all")
                .check(CLASSES);
    }

    /// Commands run outside of any node, and wait for people and processes.
    private static DescribedPredicate<JavaClass> areNotTheProgramItself() {
        return DescribedPredicate.describe(
                "are not the program itself",
                type -> !type.getPackageName().equals(ROOT + ".node") || type.getSimpleName().startsWith("Node"));
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }
}
