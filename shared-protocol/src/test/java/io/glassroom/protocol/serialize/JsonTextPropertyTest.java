package io.glassroom.protocol.serialize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonTextPropertyTest {

    @Property
    void utf8IsReadAsJavaReadsIt(@ForAll String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(new String(utf8, StandardCharsets.UTF_8), JsonText.decode(Bytes.wrap(utf8)));
    }

    @Property
    void noBytesMakeItThrow(@ForAll byte[] bytes) {
        assertTrue(JsonText.decode(Bytes.wrap(bytes)).length() <= bytes.length);
    }
}
