package io.glassroom.server.cluster.grpc;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Messages of a stream are bytes that we have encoded ourselves. Within one JVM they arrive without being copied.
final class BytesMarshaller implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
        return new Stream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
        if (stream instanceof Stream ours) {
            return ours.whole();
        }
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stream extends ByteArrayInputStream implements KnownLength, Drainable {

        Stream(byte[] value) {
            super(value);
        }

        byte[] whole() {
            return buf;
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            int left = available();
            target.write(buf, pos, left);
            pos = count;
            return left;
        }
    }
}
