package io.glassroom.learn.check;

import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.course.Texts;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Makes verdicts of what failed, with what helps to see it: the name of the field, and a recording of the run that the
/// desktop client opens.
final class Showing {

    private final Fields fields;
    private final Workspace workspace;
    private final Locale language;
    private final Texts texts;

    Showing(Lesson lesson, Workspace workspace, Locale language) {
        this.fields = Fields.ofLesson(lesson.number());
        this.workspace = workspace;
        this.language = language;
        this.texts = Texts.in(language);
    }

    Verdict.Failed different(String step, Signal.Bytes found, Conversation conversation) {
        Bytes expected = Bytes.hex(found.expected());
        Bytes actual = Bytes.hex(found.actual());
        int at = found.at();
        Optional<FieldSpan> field = found.packets() ? fields.inPackets(expected, at) : fields.inPart(expected, at);
        var finding = new Finding.Different(found.what(), expected, actual, at, field.map(Showing::name));
        String words = words(found.what().in(language), expected, actual, at);
        Wrong wrong;
        if (found.packets()) {
            wrong = new Wrong(expected, actual, at, words);
        } else if (fields.messages() && isMessage(expected)) { // in the packet that would carry it
            wrong = new Wrong(data(expected), data(actual), PacketEncoder.HEAD + at, words);
        } else {
            wrong = new Wrong(Bytes.EMPTY, actual, at, words);
        }
        return new Verdict.Failed(found.check(), found.rule(), finding, record(step, conversation, wrong));
    }

    Verdict.Failed unequal(String step, Signal.Value found, Conversation conversation) {
        var finding = new Finding.Unequal(found.what(), found.expected(), found.actual());
        String words = texts.get(
                conversation.endsLater() ? "recording.value.later" : "recording.value",
                found.what().in(language),
                found.expected().in(language),
                found.actual().in(language),
                conversation.millis());
        var wrong = new Wrong(Bytes.hex(found.wanted()), Bytes.hex(found.found()), found.at(), words);
        return new Verdict.Failed(found.check(), found.rule(), finding, record(step, conversation, wrong));
    }

    Verdict.Failed thrown(String step, Signal.Thrown found, Conversation conversation) {
        var finding =
                new Finding.Thrown(found.type(), found.message(), found.where(), Finding.Thrown.kind(found.type()));
        String words = found.type() + ": " + found.message() + " - " + VerdictTexts.of(finding, texts);
        var wrong = new Wrong(Bytes.EMPTY, Bytes.EMPTY, 0, words);
        return new Verdict.Failed(found.check(), found.rule(), finding, record(step, conversation, wrong));
    }

    /// No dictionary is at hand here: which route a code stands for cannot be said.
    private static String name(FieldSpan span) {
        String value = span.field() == Field.ROUTE_CODE ? span.value().split(" ")[0] : span.value();
        return span.field().filterName() + " = " + value;
    }

    private String words(String what, Bytes expected, Bytes actual, int at) {
        if (at >= expected.length()) {
            return texts.get("recording.byte.more", what);
        }
        return at >= actual.length()
                ? texts.get("recording.byte.less", what, byteAt(expected, at))
                : texts.get("recording.byte", what, byteAt(expected, at), byteAt(actual, at));
    }

    private static String byteAt(Bytes bytes, int at) {
        return bytes.slice(at, at + 1).hex();
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
        return PacketEncoder.encode(Packet.of(PacketType.DATA, message));
    }

    private Optional<Finding.Shown> record(String step, Conversation conversation, Wrong wrong) {
        try {
            return new RunRecording(step, language).write(workspace.recording(step), conversation, wrong);
        } catch (IOException e) { // the verdict is worth more than its picture
            return Optional.empty();
        }
    }
}
