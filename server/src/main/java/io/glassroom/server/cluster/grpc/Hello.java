package io.glassroom.server.cluster.grpc;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.FieldReader;
import io.glassroom.server.cluster.FieldWriter;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.MemberCodec;
import io.glassroom.server.cluster.trust.Secret;

/// The first message of a stream.
///
/// | part    | width | content                                                            |
/// |---------|-------|--------------------------------------------------------------------|
/// | version | 1     | [#VERSION]: of this and of the envelopes                           |
/// | cluster | text  | its name                                                           |
/// | to      | text  | id of the member to which the line is meant to lead                |
/// | from    |       | the member that opens it ([MemberCodec])                           |
/// | nonce   | bytes | [Secret#NONCE] bytes that nobody has used before                   |
///
/// @param cluster that the opener belongs to
/// @param to the member that it wants, by its id: another one may have its address by now
record Hello(String cluster, String to, Member from, Bytes nonce) {

    static final int VERSION = 1;

    Bytes encode() {
        FieldWriter out = new FieldWriter(256).u8(VERSION).text(cluster).text(to);
        MemberCodec.write(from, out);
        return out.bytes(nonce).done();
    }

    /// @throws MalformedEnvelopeException if that is no hello
    static Hello decode(Bytes bytes) {
        FieldReader in = new FieldReader(bytes);
        int version = in.u8("version");
        if (version != VERSION) {
            throw new MalformedEnvelopeException(0, "version of the line is " + version + ", not " + VERSION);
        }
        Hello hello = new Hello(in.text("cluster"), in.text("to"), MemberCodec.read(in), in.bytes("nonce"));
        if (hello.nonce.length() != Secret.NONCE) {
            throw new MalformedEnvelopeException(in.at(), "nonce is " + hello.nonce.length() + " bytes, not " + Secret.NONCE);
        }
        in.end();
        return hello;
    }
}
