package io.glassroom.learn.compile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// javac, in this process: after the first time it takes a tenth of a second. The learner's code sees the kit and Gson,
/// and nothing else of ours.
///
/// For one thread at a time.
public final class SourceCompiler {

    private static final String CLASS_PATH = Stream.of(Library.values())
            .map(library -> library.home().toString())
            .collect(Collectors.joining(File.pathSeparator));

    /// What the sources name is found beside them: a class of the learner's own, or of a later lesson, for which somebody has
    /// changed a file of this one.
    ///
    /// @param files the sources, of one folder for each package
    /// @param classes an existing folder that gets the classes
    /// @return what is wrong, in the order of javac; empty if all is well
    /// @throws IllegalStateException if this Java has no compiler
    public List<Problem> compile(List<Path> files, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler: a JDK is needed");
        }
        var found = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none", "-g", "-Xlint:none", "-implicit:class", "-Xmaxerrs", "1000",
                    "-classpath", CLASS_PATH, "-sourcepath", root(files), "-d", classes.toString());
            compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Problem> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(problem(each, files));
            }
        }
        return problems;
    }

    /// The folder above that of the package.
    private static String root(List<Path> files) {
        return files.getFirst().toAbsolutePath().getParent().getParent().toString();
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic, List<Path> files) {
        String message = diagnostic.getMessage(Locale.ENGLISH);
        Path file = file(diagnostic.getSource(), files);
        int line = (int) Math.max(0, diagnostic.getLineNumber());
        return new Problem(
                file,
                line,
                (int) Math.max(0, diagnostic.getColumnNumber()),
                message,
                line == 0 ? "" : code(file, line),
                Gloss.of(diagnostic.getCode(), message));
    }

    private static Path file(@Nullable JavaFileObject source, List<Path> files) {
        return source == null ? files.getFirst() : Path.of(source.toUri());
    }

    private static String code(Path file, int line) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(line - 1L).findFirst().orElse("").strip();
        } catch (IOException | UncheckedIOException e) { // gone, or not UTF-8
            return "";
        }
    }
}
