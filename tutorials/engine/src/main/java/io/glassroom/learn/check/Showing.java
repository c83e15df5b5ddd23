package io.glassroom.learn.check;

import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Adds to bytes that differ what helps to see it: the name of the field, and a recording that the desktop client opens.
final class Showing {

    private static final int DATA = 4; // the type of a packet that carries a message

    private final Workspace workspace;
    private final Locale language;

    Showing(Workspace workspace, Locale language) {
        this.workspace = workspace;
        this.language = language;
    }

    /// @param packets whether the bytes are whole packets
    Finding.Different show(Lesson lesson, String step, Finding.Different found, boolean packets) {
        Fields fields = Fields.ofLesson(lesson.number());
        Bytes expected = found.expected();
        Optional<FieldSpan> field = packets ? fields.inPackets(expected, found.at()) : fields.inPart(expected, found.at());
        Optional<Finding.Shown> shown = Optional.empty();
        if (packets) {
            shown = record(step, expected, found.actual(), found.at());
        } else if (fields.messages() && isMessage(expected)) { // in the packet that would carry it
            shown = record(step, data(expected), data(found.actual()), PacketEncoder.HEAD + found.at());
        }
        return new Finding.Different(
                found.what(), expected, found.actual(), found.at(), field.map(Showing::name), shown);
    }

    private static String name(FieldSpan span) {
        return span.field().filterName() + " = " + span.value();
    }

    private static boolean isMessage(Bytes bytes) {
        try {
            MessageCodec.decode(bytes, RouteDictionary.EMPTY, PacketEncoder.MAX_BODY, FieldSink.NONE);
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    private static Bytes data(Bytes message) {
        int length = message.length();
        return Bytes.wrap((byte) DATA, (byte) (length >> 16), (byte) (length >> 8), (byte) length).concat(message);
    }

    private Optional<Finding.Shown> record(String step, Bytes expected, Bytes actual, int at) {
        try {
            return Optional.of(new RunRecording(step, language).write(workspace.recording(step), expected, actual, at));
        } catch (IOException e) { // the verdict is worth more than its picture
            return Optional.empty();
        }
    }
}
