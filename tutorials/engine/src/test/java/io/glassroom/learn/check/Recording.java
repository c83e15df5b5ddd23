package io.glassroom.learn.check;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A recording, read as docs/recordings.md says.
///
/// @param packets the first one is number 1
/// @param events all that happened, packets too
/// @param notes by the number of their packet
record Recording(List<Bytes> packets, List<TapEvent> events, Map<Integer, String> notes, List<Integer> marks) {

    static Recording read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (!lines.getFirst().startsWith("{\"k\":\"glass\",\"format\":1,")) {
            throw new IOException("it begins with " + lines.getFirst());
        }
        var recording = new Recording(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
        lines.stream().skip(1).forEach(recording::add);
        return recording;
    }

    private void add(String line) {
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        switch (json.get("k").getAsString()) {
            case "mark" -> marks.add(json.get("p").getAsInt());
            case "note" -> notes.put(json.get("p").getAsInt(), json.get("text").getAsString());
            default -> {
                if (TapCodec.decode(line).orElseThrow() instanceof TapLine.Recorded(var record)) {
                    add(record.event());
                }
            }
        }
    }

    private void add(TapEvent event) {
        events.add(event);
        switch (event) {
            case TapEvent.Frame frame -> packets.add(frame.packet());
            case TapEvent.Rejected rejected -> packets.add(rejected.seen());
            case TapEvent.Link _, TapEvent.Transport _, TapEvent.Dispatch _, TapEvent.Session _, TapEvent.Cluster _ -> {}
        }
    }
}
