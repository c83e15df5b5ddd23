package io.glassroom.protocol.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules of the module that both ends share.
class ProtocolArchitectureTest {

    private static final String ROOT = "io.glassroom.protocol";

    /// Each package imports only those before it.
    private static final List<String> ORDER =
            List.of("time", "packet", "message", "serialize", "handshake", "tap", "link", "client");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void theRulesBelowHaveClassesToLookAt() {
        assertTrue(CLASSES.size() >= 80, () -> CLASSES.size() + " classes");
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        Set<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        packages.removeAll(ORDER);
        assertEquals(Set.of("wire"), packages);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a learner reads the packages one after the other, and a cycle has no first")
                .check(CLASSES);
    }

    @Test
    void packagesImportOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String[] later = ORDER.stream().skip(i + 1).map(ProtocolArchitectureTest::in).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(in(ORDER.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .because("bytes become packets, packets messages, and so on: " + ORDER.get(i) + " knows nothing of what is made of it")
                    .allowEmptyShould(false)
                    .check(CLASSES);
        }
    }

    @Test
    void goldenVectorsAreNeededByNoProtocolCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("wire"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("wire"))
                .because("vectors are examples for tests, lessons and galleries, not a part of the protocol")
                .check(CLASSES);
    }

    @Test
    void allButTheClientIsFreeOfInputAndOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("client"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..",
                                "java.nio.channels..",
                                "java.nio.file..",
                                "java.util.concurrent..",
                                "java.util.logging..",
                                "java.lang.foreign..",
                                "org.slf4j..",
                                "jakarta..",
                                "javafx..")
                        .or(assignableTo(Thread.class)))
                .because("the same code runs in the server, the client, the tests and the lessons: bytes in, values out")
                .check(CLASSES);
    }

    @Test
    void webSocketTypesAppearInTheClientAlone() {
        noClasses()
                .that(not(resideInAPackage(in("client"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.websocket..", "org.glassfish..", "io.netty..")
                .because("what carries the bytes can then be exchanged")
                .check(CLASSES);
    }

    @Test
    void theClientKnowsTheStandardAndNotTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "org.glassfish.grizzly..", "javafx..")
                .because("the client uses the Jakarta WebSocket API, and no window")
                .check(CLASSES);
    }

    @Test
    void noPackageIsCalledAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..")
                .because("a package is a station on the data path; such names say only that nobody knew which")
                .check(CLASSES);
    }

    @Test
    void onlyLinkAndClientEmitTapEvents() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("link"), in("client"), in("tap"))
                .should()
                .callMethod(Tap.class, "emit", FlowId.class, TapEvent.class)
                .because("each step is told once, by the station that takes it")
                .check(CLASSES);
    }

    @Test
    void nothingButSystemTimeAsksTheSystemForTheTime() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SystemTime.class)
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

    @Test
    void noStaticFieldCanChange() {
        fields().that()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("three nodes run in one JVM and must not share what they remember")
                .check(CLASSES);
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }
}
