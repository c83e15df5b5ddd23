package io.glassroom.learn.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files of a folder that is packed with the program: in its jar, or in a folder of classes.
final class Packed {

    private Packed() {}

    /// Texts by their paths below the folder, `/` between names; empty if there is no such folder.
    static Map<String, String> below(String folder) {
        URL found = Packed.class.getClassLoader().getResource(folder);
        if (found == null) {
            return Map.of();
        }
        try {
            URI place = found.toURI();
            if (!place.getScheme().equals("jar")) {
                return read(Path.of(place));
            }
            String jar = place.getRawSchemeSpecificPart();
            Path file = Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
            try (FileSystem inside = FileSystems.newFileSystem(file)) {
                return read(inside.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what is packed in " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
