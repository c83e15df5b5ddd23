package io.glassroom.checks;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Gives each check a [Tape], from the making of its class on. What a check throws goes on as a [Taped].
final class Taping implements InvocationInterceptor {

    private static final Namespace OWN = Namespace.create(Taping.class);

    /// So that what is made in fields writes on the tape of the check.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> making, ReflectiveInvocationContext<Constructor<T>> of, ExtensionContext check)
            throws Throwable {
        return taped(making, check);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> beginning, ReflectiveInvocationContext<Method> of, ExtensionContext check)
            throws Throwable {
        taped(beginning, check);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> of, ExtensionContext check) throws Throwable {
        taped(body, check);
    }

    private static <T> T taped(Invocation<T> part, ExtensionContext check) throws Throwable {
        Tape tape = check.getStore(OWN).getOrComputeIfAbsent(Tape.class, key -> new Tape(), Tape.class);
        try {
            return tape.during(part::proceed);
        } catch (Throwable problem) {
            throw new Taped(tape, problem);
        }
    }
}
