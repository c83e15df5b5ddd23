package io.glassroom.client.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {

    private static final Path USER = Path.of("/home/ann");

    @Test
    void variableWinsOverTheSystem() {
        Path chosen = Path.of("/tmp/here").toAbsolutePath();
        assertEquals(chosen, Home.of(Map.of("GLASSROOM_HOME", chosen.toString()), "Linux", USER).folder());
    }

    @Test
    void linuxKeepsItWhereDesktopsKeepData() {
        assertEquals(USER.resolve(".local/share/glassroom"), Home.of(Map.of(), "Linux", USER).folder());
        assertEquals(Path.of("/data/glassroom"), Home.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", USER).folder());
    }

    @Test
    void macKeepsItInTheLibrary() {
        assertEquals(USER.resolve("Library/Application Support/Glassroom"), Home.of(Map.of(), "Mac OS X", USER).folder());
    }

    @Test
    void windowsKeepsItInTheRoamingFolder() {
        assertEquals(Path.of("/roaming/Glassroom"), Home.of(Map.of("APPDATA", "/roaming"), "Windows 11", USER).folder());
    }
}
