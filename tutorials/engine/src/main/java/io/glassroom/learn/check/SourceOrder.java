package io.glassroom.learn.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// The checks of a class in the order in which they stand in its source. Reflection does not promise any order; javac
/// writes methods in that of the source, so the class file knows it.
final class SourceOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> names = names(context.getTestClass());
        context.getMethodDescriptors().sort(Comparator.comparingInt(each -> names.indexOf(each.getMethod().getName())));
    }

    private static List<String> names(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                return List.of();
            }
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .map(method -> method.methodName().stringValue())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
