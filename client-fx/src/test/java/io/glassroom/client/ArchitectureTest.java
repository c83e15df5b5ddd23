package io.glassroom.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.glassroom.client");
    }

    @Test
    void rulesAreCheckedOnTheWholeClient() {
        assertTrue(classes.size() > 80, "only " + classes.size() + " classes were read: the rules would pass on nothing");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.glassroom.client.(*)..")
                .should()
                .beFreeOfCycles()
                .because("features can be read, and thrown away, one at a time")
                .check(classes);
    }

    @Test
    void feedModelAndFilterAreFreeOfJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage("io.glassroom.client.feed..", "io.glassroom.client.model..", "io.glassroom.client.filter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..")
                .because("what the capture means can be tested, and shown in a terminal, without a toolkit")
                .check(classes);
    }

    @Test
    void viewModelsNeverTouchTheScene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("a view model is tested without a window")
                .check(classes);
    }

    @Test
    void viewsUseNeitherFeedsNorCodecs() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.glassroom.client.feed..",
                        "io.glassroom.protocol.link..",
                        "io.glassroom.protocol.client..",
                        "io.glassroom.protocol.handshake..",
                        "io.glassroom.protocol.serialize..",
                        "io.glassroom.server..")
                .because("a view is layout and bindings; what it shows, its view model has prepared")
                .check(classes);
    }

    @Test
    void onlyThePumpCrossesToTheJavaFxThread() {
        noClasses()
                .should()
                .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
                .because("five thousand packets a second must not be five thousand events: TapPump carries them in batches")
                .check(classes);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("time is injected: who stops it, stops everything")
                .check(classes);
    }

    @Test
    void packagesAreCalledByWhatTheyAre() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..")
                .because("such names say where code was put, not what it does")
                .check(classes);
    }
}
