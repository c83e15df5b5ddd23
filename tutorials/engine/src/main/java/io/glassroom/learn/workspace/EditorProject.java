package io.glassroom.learn.workspace;

import io.glassroom.learn.compile.Library;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes the learner's folder a project for editors, so that they know the kit and Gson and can complete their names. A
/// `pom.xml` is the one file that IntelliJ IDEA, Eclipse and VS Code all read. It names copies of the libraries, because a
/// new build of Glassroom puts its own into another folder: so the file stays as it is, and editors need not read it again.
///
/// ```
/// pom.xml                    ours as long as the learner leaves it alone
/// .libraries/kit.jar
/// .libraries/gson.jar
/// .libraries/pom.written     pom.xml as we wrote it the last time
/// ```
final class EditorProject {

    private static final String TEMPLATE = "project.xml"; // by another name, or else editors would take it for a project
    private static final FileTime ANY_TIME = FileTime.fromMillis(0); // the same classes make the same jar

    private final Path pom;
    private final Path libraries;
    private final Path written;

    EditorProject(Path folder) {
        pom = folder.resolve("pom.xml");
        libraries = folder.resolve(".libraries");
        written = libraries.resolve("pom.written");
    }

    /// Writes what is missing or out of date.
    void write() throws IOException {
        Files.createDirectories(libraries);
        for (Library library : Library.values()) {
            refresh(library);
        }
        String wanted = template();
        boolean ours = !Files.exists(pom) || Files.exists(written) && Files.mismatch(pom, written) < 0;
        if (ours && !(Files.exists(pom) && Files.readString(pom).equals(wanted))) {
            Files.writeString(pom, wanted);
            Files.writeString(written, wanted);
        }
    }

    private static String template() throws IOException {
        try (InputStream in = EditorProject.class.getResourceAsStream("/io/glassroom/learn/workspace/" + TEMPLATE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void refresh(Library library) throws IOException {
        Path jar = libraries.resolve(library.name().toLowerCase(Locale.ROOT) + ".jar");
        Path fresh = Files.createTempFile(libraries, "fresh", ".jar");
        try {
            if (Files.isDirectory(library.home())) {
                pack(library.home(), fresh);
            } else {
                Files.copy(library.home(), fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(jar) || Files.mismatch(jar, fresh) >= 0) {
                Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (FileSystemException e) {
            if (!Files.exists(jar)) {
                throw e;
            }
            // On Windows an editor that is open holds it: the next start will do.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                var entry = new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
                zip.putNextEntry(entry.setLastModifiedTime(ANY_TIME));
                Files.copy(file, zip);
            }
        }
    }
}
