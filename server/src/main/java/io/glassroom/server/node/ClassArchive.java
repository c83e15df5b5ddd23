package io.glassroom.server.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// The archive of the classes that a run has loaded, with which later starts are quicker (decision 17). The start script
/// names it, and has the JVM take notes, as long as there is none.
///
/// The JVM can write it by itself when it ends, but then crashes now and then: a thread that links a lambda meanwhile
/// looks into what is being written. So it is written when the program's threads have come to rest.
record ClassArchive(Path file) {
    /// The system property in which the start script names the archive that is missing.
    static final String PROPERTY = "glassroom.archive";

    static Optional<ClassArchive> of(@Nullable String property) {
        return Optional.ofNullable(property).map(Path::of).map(ClassArchive::new);
    }

    /// The one that is wanted of this process.
    static Optional<ClassArchive> wanted() {
        return of(System.getProperty(PROPERTY));
    }

    /// Called at the good end of a run, with nothing left to print: it makes standard output deaf. Does nothing if there
    /// is an archive by now, or another process is writing it. Whoever starts meanwhile sees no archive or a whole one.
    void write() {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock held = channel.tryLock()) {
            if (held == null || Files.exists(file)) {
                return;
            }
            Files.deleteIfExists(unfinished); // of a process that was killed
            dump(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (OverlappingFileLockException e) {
            // another thread is writing it
        } catch (IOException | JMException e) {
            // then the next start is as slow as this one was.
        }
    }

    private static void dump(Path into) throws JMException {
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // the JVM would tell of it there
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        ObjectName.getInstance("com.sun.management:type=DiagnosticCommand"),
                        "vmCds",
                        new Object[] {new String[] {"dynamic_dump", into.toString()}},
                        new String[] {String[].class.getName()});
    }
}
