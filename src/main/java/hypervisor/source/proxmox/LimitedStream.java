package hypervisor.source.proxmox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/// Counts what is read, and ends with a failure when it is too much.
final class LimitedStream extends FilterInputStream {
    private final long most;
    private long count;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /// More came than is taken.
    static final class TooLargeException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private TooLargeException(long most) {
            super("the answer is larger than " + (most >= 1 << 20 ? (most >> 20) + " MiB" : most + " bytes")
                    + ", which is the most that is taken");
        }
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long more) throws TooLargeException {
        count += more;
        if (count > most) {
            throw new TooLargeException(most);
        }
    }
}
