package hypervisor.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The datagram socket of a file system, or of Linux' abstract names, on which systemd listens to its
/// services. The JDK knows only streams of this family, so the C library is called.
final class NotifySocket implements ServiceManager.Line {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    /// `struct sockaddr_un`: the family, then the name.
    private static final int NAME_AT = 2;

    private static final int LONGEST_NAME = 107;

    private final MethodHandle sendto;
    private final int descriptor;
    private final MemorySegment address;

    private NotifySocket(MethodHandle sendto, int descriptor, MemorySegment address) {
        this.sendto = sendto;
        this.descriptor = descriptor;
        this.address = address;
    }

    /// @param name a path, or a name that begins with `@`, as in `NOTIFY_SOCKET`
    static NotifySocket open(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME || !(name.startsWith("/") || name.startsWith("@"))) {
            throw new IOException("no name of a local socket: " + name);
        }
        MemorySegment address = Arena.global().allocate(NAME_AT + bytes.length + 1L, 2);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, NAME_AT, bytes.length);
        boolean unnamed = name.startsWith("@");
        if (unnamed) {
            address.set(ValueLayout.JAVA_BYTE, NAME_AT, (byte) 0);
        }
        int descriptor = (int) call(socket(), AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
        if (descriptor < 0) {
            throw new IOException("no local socket can be opened");
        }
        // an abstract name ends where the address does, a path with a zero
        return new NotifySocket(sendto(), descriptor, address.asSlice(0, NAME_AT + bytes.length + (unnamed ? 0L : 1L)));
    }

    @Override
    public void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long sent = (long) call(
                    sendto, descriptor, message, (long) bytes.length, MSG_NOSIGNAL, address, (int) address.byteSize());
            if (sent != bytes.length) {
                throw new IOException("nobody takes it");
            }
        }
    }

    private static Object call(MethodHandle function, Object... arguments) throws IOException {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IOException("the C library cannot be called: " + e, e);
        }
    }

    private static MethodHandle socket() {
        return function(
                "socket",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static MethodHandle sendto() {
        return function(
                "sendto",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
    }

    @SuppressWarnings("restricted") // the launcher allows it
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
