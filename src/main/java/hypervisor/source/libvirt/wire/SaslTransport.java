package hypervisor.source.libvirt.wire;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;

/// The layer that some SASL mechanisms put over a connection once both sides know each other: pieces, each with its
/// length before it, that nobody can read or change.
public final class SaslTransport implements Transport {
    private static final int MOST = 64 * 1024;

    private final Transport plain;
    private final SaslClient sasl;
    private final int mostToWrap;
    private final InputStream in;

    /// @param sasl which has agreed on a layer
    public SaslTransport(Transport plain, SaslClient sasl) throws IOException {
        this.plain = plain;
        this.sasl = sasl;
        Object most = sasl.getNegotiatedProperty(Sasl.RAW_SEND_SIZE);
        this.mostToWrap = most == null ? MOST / 2 : Math.clamp(Integer.parseInt(most.toString()), 1, MOST);
        this.in = new Unwrapping(plain.in(), sasl);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() throws IOException {
        OutputStream out = plain.out();
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int done = 0; done < length; done += mostToWrap) {
                    byte[] wrapped = sasl.wrap(bytes, offset + done, Math.min(mostToWrap, length - done));
                    out.write(ByteBuffer.allocate(Integer.BYTES)
                            .putInt(wrapped.length)
                            .array());
                    out.write(wrapped);
                }
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        };
    }

    @Override
    public String place() {
        return plain.place();
    }

    @Override
    public boolean confidential() {
        return true;
    }

    @Override
    public boolean remote() {
        return plain.remote();
    }

    @Override
    public IOException ended() {
        return plain.ended();
    }

    @Override
    public IOException failed(IOException thrown) {
        return plain.failed(thrown);
    }

    @Override
    public void close() {
        plain.close();
    }

    private static final class Unwrapping extends InputStream {
        private final InputStream in;
        private final SaslClient sasl;
        private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);

        Unwrapping(InputStream in, SaslClient sasl) {
            this.in = in;
            this.sasl = sasl;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (piece.available() == 0) {
                byte[] start = in.readNBytes(Integer.BYTES);
                if (start.length == 0) {
                    return -1;
                }
                piece = new ByteArrayInputStream(unwrap(
                        ByteBuffer.wrap(Arrays.copyOf(start, Integer.BYTES)).getInt()));
            }
            return piece.read(bytes, offset, length);
        }

        private byte[] unwrap(int length) throws IOException {
            if (length < 1 || length > MOST) {
                throw new IOException("a piece of %s bytes within SASL's layer, the most is %d"
                        .formatted(Integer.toUnsignedString(length), MOST));
            }
            byte[] wrapped = in.readNBytes(length);
            if (wrapped.length < length) {
                throw new EOFException("the connection ended inside a piece of SASL's layer");
            }
            return sasl.unwrap(wrapped, 0, length);
        }
    }
}
