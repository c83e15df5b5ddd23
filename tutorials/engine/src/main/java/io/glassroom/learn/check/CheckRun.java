package io.glassroom.learn.check;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.glassroom.checks.Step;
import io.glassroom.checks.Taped;
import io.glassroom.checks.Unlike;
import java.lang.reflect.AnnotatedElement;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs checks with JUnit and turns what it tells into [Signal]s. Steps run in their order, and the checks of a class
/// in the order in which they stand in its source: the simplest first.
final class CheckRun {

    private final Consumer<Signal> signals;
    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());

    CheckRun(Consumer<Signal> signals) {
        this.signals = signals;
    }

    /// Lets JUnit load what it needs, with a check that touches nothing of the learner's.
    void warmUp() {
        launcher.execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(WarmUp.class))
                .configurationParameter("junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .configurationParameter("junit.jupiter.testclass.order.default", StepOrder.class.getName())
                .build());
        new Signal.Passed("", "").encode();
    }

    void run(Order order) {
        for (int lesson : order.lessons()) {
            try {
                launcher.execute(request(lesson), new Telling());
            } catch (RuntimeException | LinkageError e) { // a class of the learner's is not as the checks want it
                signals.accept(new Signal.Broken(root(e).toString()));
                return;
            }
        }
    }

    private static LauncherDiscoveryRequest request(int lesson) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(Order.packageOf(lesson)))
                .filters(includeClassNamePatterns(".*Check"))
                .configurationParameter("junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .configurationParameter("junit.jupiter.testclass.order.default", StepOrder.class.getName())
                .build();
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private final class Telling implements TestExecutionListener {

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                signals.accept(new Signal.Begun(step(test), check(test)));
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Optional<Throwable> problem = result.getThrowable();
            if (problem.isPresent()) {
                tell(test, problem.get());
            } else if (test.isTest()) {
                signals.accept(new Signal.Passed(step(test), check(test)));
            }
        }
    }

    private void tell(TestIdentifier test, Throwable problem) {
        if (problem instanceof Taped taped) {
            signals.accept(new Signal.Run(step(test), check(test), Conversation.of(taped.tape())));
            tell(test, taped.problem());
        } else {
            signals.accept(failed(step(test), check(test), rule(test), problem));
        }
    }

    private static Signal failed(String step, String check, Rule rule, Throwable problem) {
        HexFormat hex = HexFormat.of();
        return switch (problem) {
            case Unlike unlike -> switch (unlike.finding()) {
                case Unlike.Finding.Bytes found -> new Signal.Bytes(
                        step, check, rule, found.what(), hex.formatHex(found.expected()), hex.formatHex(found.actual()),
                        found.at(), found.packets());
                case Unlike.Finding.Value found -> new Signal.Value(
                        step, check, rule, found.what(), found.expected(), found.actual(),
                        hex.formatHex(found.place().wanted()), hex.formatHex(found.place().found()),
                        found.place().at());
            };
            default -> new Signal.Thrown(
                    step,
                    check,
                    rule,
                    problem.getClass().getSimpleName(),
                    Objects.requireNonNullElse(problem.getMessage(), ""),
                    Whereabouts.in(problem.getStackTrace()));
        };
    }

    private static String step(TestIdentifier test) {
        return elements(test).flatMap(element -> AnnotationSupport.findAnnotation(element, Step.class).stream())
                .map(Step::value)
                .findFirst()
                .orElse("");
    }

    private static Rule rule(TestIdentifier test) {
        return elements(test)
                .flatMap(element -> AnnotationSupport.findAnnotation(element, io.glassroom.checks.Rule.class).stream())
                .map(rule -> new Rule(rule.en(), rule.zh()))
                .findFirst()
                .orElse(new Rule(check(test), check(test)));
    }

    private static String check(TestIdentifier test) {
        return switch (test.getSource().orElse(null)) {
            case MethodSource source -> source.getMethodName();
            case null, default -> test.getDisplayName();
        };
    }

    /// The method of a test, then its class.
    private static Stream<AnnotatedElement> elements(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        return switch (source) {
            case MethodSource method -> Stream.of(method.getJavaMethod(), method.getJavaClass());
            case ClassSource type -> Stream.of(type.getJavaClass());
            case null, default -> Stream.empty();
        };
    }
}
