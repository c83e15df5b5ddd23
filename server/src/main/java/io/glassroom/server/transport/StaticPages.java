package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Files that lie under one folder of the class path. `/` is its `index.html`. Each file is read once; names are
/// letters, digits and `-_.`, and begin with none of the latter, so that no path leads out of the folder.
public final class StaticPages implements Pages {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9][A-Za-z0-9._-]*)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private final ClassLoader loader;
    private final String folder;
    private final Map<String, Page> read = new ConcurrentHashMap<>();

    /// @param folder such as `web`, without slashes at its ends
    public StaticPages(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder;
    }

    @Override
    public Optional<Page> find(PageRequest request) {
        String file = request.path().equals("/") ? "/index.html" : request.path();
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !PATH.matcher(file).matches()) {
            return Optional.empty();
        }
        Page known = read.get(file);
        return known != null ? Optional.of(known) : load(file, type);
    }

    private Optional<Page> load(String file, String type) {
        try (InputStream in = loader.getResourceAsStream(folder + file)) {
            if (in == null) {
                return Optional.empty();
            }
            var page = new Page(200, type, Bytes.wrap(in.readAllBytes()));
            read.put(file, page);
            return Optional.of(page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + file, e);
        }
    }
}
