package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectorAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ws://10.0.0.2:3251/inspect, ws://10.0.0.1:3250/ws, ws://10.0.0.2:3251/inspect",
        "ws://chat-1.example:3251/inspect, ws://10.0.0.1:3250/ws, ws://chat-1.example:3251/inspect",
        "ws://0.0.0.0:3251/inspect, ws://10.0.0.1:3250/ws, ws://10.0.0.1:3251/inspect",
        "ws://[::]:3251/inspect, ws://gate.example:3250/ws, ws://gate.example:3251/inspect",
        "ws://0.0.0.0:3251/inspect, ws://127.0.0.1:3250/ws, ws://127.0.0.1:3251/inspect",
        "ws://127.0.0.1:3251/inspect, ws://10.0.0.1:3250/ws, ws://10.0.0.1:3251/inspect",
        "wss://localhost:3251/inspect, ws://[2001:db8::1]:3250, wss://[2001:db8::1]:3251/inspect",
        "ws://127.0.0.1:3251/inspect, ws://localhost:3250/ws, ws://127.0.0.1:3251/inspect",
        "ws://[::1]:3251/inspect, ws://127.0.0.1:3250/ws, ws://[::1]:3251/inspect"
    })
    void hostOfWhoeverToldStandsInForOneThatMeansNothingHere(String said, String teller, String there) {
        assertEquals(Optional.of(URI.create(there)), InspectorAddress.resolve(said, URI.create(teller)));
    }

    @ParameterizedTest
    @CsvSource({"''", "nowhere", "tcp://127.0.0.1:3250", "ws://", "ws://a b/"})
    void whatIsNoAddressIsNone(String said) {
        assertEquals(Optional.empty(), InspectorAddress.resolve(said, URI.create("ws://127.0.0.1:3250")));
    }
}
