package io.glassroom.client.compose.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.protocol.wire.MalformedCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodeLineTest {

    static Stream<MalformedCase> cases() {
        return MalformedCase.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseIsRefusedByALineThatExists(MalformedCase malformed) throws IOException {
        CodeLine found = CodeLine.of(malformed, new VirtualTime()).orElseThrow();
        List<String> source = source(found.file());
        assertTrue(found.line() > 0 && found.line() <= source.size(), found.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "packet-type-0, PacketDecoder, readType",
        "length-over-the-limit, PacketDecoder, readLength",
        "data-before-handshake, Link, message",
        "ack-twice, ServerLink, acknowledged",
        "handshake-text, ServerLink, handshake",
        "id-unfinished, MessageReader, id",
        "route-not-utf-8, MessageReader, text",
        "text-message, Link, refuseText",
        "peer-gone-in-a-body, Link, closed",
        "zlib-bomb, MessageReader, read",
        "request-unknown-code, MessageReader, route",
        "request-unknown-route, Dispatcher, find",
        "request-not-json, JsonSerializer, readValue"
    })
    void theLineIsTheOneThatFindsTheFault(String name, String type, String method) {
        MalformedCase malformed = cases().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        CodeLine found = CodeLine.of(malformed, new VirtualTime()).orElseThrow();
        assertEquals(type + "." + method, found.type() + "." + found.method());
    }

    @Test
    void theLineOfABadTypeThrows() throws IOException {
        CodeLine found = CodeLine.of(MalformedCase.all().getFirst(), new VirtualTime()).orElseThrow();
        assertTrue(source(found.file()).get(found.line() - 1).contains("throw "), found.toString());
    }

    private static List<String> source(String file) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..").toRealPath(), 12)) {
            return files.filter(path -> path.endsWith(file) && path.toString().contains("src/main/java"))
                    .findFirst()
                    .map(CodeLineTest::lines)
                    .orElseThrow(() -> new AssertionError("no source " + file));
        }
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
