package io.glassroom.server.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The class path of the test with jars in place of folders, of whose classes the JVM makes no archive.
final class JarredClassPath {

    private JarredClassPath() {}

    /// @param into the folder for the jars; those that are there already stay as they are
    static String make(Path into) throws IOException {
        var classPath = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            classPath.add(Files.isDirectory(path) ? jar(path, into.resolve(classPath.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, classPath);
    }

    private static String jar(Path folder, Path jar) throws IOException {
        if (Files.exists(jar)) {
            return jar.toString();
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }
}
