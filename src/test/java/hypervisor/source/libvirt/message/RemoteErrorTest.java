package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.wire.XdrReader;
import org.junit.jupiter.api.Test;

class RemoteErrorTest {
    @Test
    void decode() {
        XdrReader in = Bytes.reader("""
                0000002a                            | 42: no domain
                0000000a                            | from QEMU's driver
                00000001 00000004 676f6e65          | message: gone
                00000002                            | an error
                00000001 00000001 61000000          | of the domain a
                00000000 00000000 00000000 00000001 |
                ffffffff                            |
                00000000                            | no string
                00000001 00000001 78000000          | x
                00000000                            | no string
                ffffffff ffffffff                   | two numbers
                00000001 00000001 6e000000          | of the network n
                00000000 00000000 00000000 00000002 |
                """);

        assertThat(RemoteError.decode(in)).isEqualTo(new RemoteError(42, 10, "gone"));
        assertThat(in.remaining()).isZero();
    }

    @Test
    void aMessageMayBeMissing() {
        assertThat(RemoteError.decode(Bytes.reader("""
                00000001 00000007 | internal, from RPC
                00000000          | no message
                00000002          | an error
                00000000          | no domain
                00000000 00000000 00000000 | no strings
                00000000 00000000 | two numbers
                00000000          | no network
                """))).isEqualTo(new RemoteError(1, 7, null));
    }
}
