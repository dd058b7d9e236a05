package hypervisor.source.libvirt.wire;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Says whenever something comes, be it only a part of a message.
final class HeardInputStream extends FilterInputStream {
    private static final int BUFFER = 32 * 1024;

    private final Runnable heard;

    HeardInputStream(InputStream in, Runnable heard) {
        super(new BufferedInputStream(in, BUFFER));
        this.heard = heard;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        heard.run();
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        heard.run();
        return read;
    }
}
