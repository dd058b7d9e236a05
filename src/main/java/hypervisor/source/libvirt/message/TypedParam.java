package hypervisor.source.libvirt.message;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.wire.XdrReader;
import org.jspecify.annotations.Nullable;

/// `remote_typed_param`: a name, and a value whose type travels with it.
///
/// ```
/// string | name
/// int32  | type: 1 int, 2 unsigned int, 3 hyper, 4 unsigned hyper, 5 double, 6 boolean, 7 string
///        | value
/// ```
public record TypedParam(String field, Value value) {

    /// A value. Libvirt changes its mind between versions about which integer type a name has, so whoever reads one
    /// asks for a [#number], whatever the type.
    public sealed interface Value {
        record Int(int value) implements Value {}

        record UInt(int bits) implements Value {}

        record Hyper(long value) implements Value {}

        record UHyper(long bits) implements Value {}

        record Real(double value) implements Value {}

        record Bool(boolean value) implements Value {}

        record Text(String value) implements Value {}

        /// As a whole number, a boolean as 0 or 1. Null for a text, and for an unsigned number that has all bits
        /// set, as libvirt says unknown, or is too large for a counter.
        default @Nullable Long number() {
            return switch (this) {
                case Int(int value) -> (long) value;
                case UInt(int bits) -> bits == -1 ? null : Integer.toUnsignedLong(bits);
                case Hyper(long value) -> value;
                case UHyper(long bits) -> bits < 0 ? null : bits;
                case Real(double value) -> (long) value;
                case Bool(boolean value) -> value ? 1L : 0L;
                case Text _ -> null;
            };
        }

        /// Null for anything but a text.
        default @Nullable String text() {
            return this instanceof Text(String value) ? value : null;
        }
    }

    static TypedParam decode(XdrReader in) {
        String field = in.string(Limits.STRING);
        int type = in.int32();
        Value value = switch (type) {
            case 1 -> new Value.Int(in.int32());
            case 2 -> new Value.UInt(in.int32());
            case 3 -> new Value.Hyper(in.int64());
            case 4 -> new Value.UHyper(in.int64());
            case 5 -> new Value.Real(in.float64());
            case 6 -> new Value.Bool(in.bool());
            case 7 -> new Value.Text(in.string(Limits.STRING));
            default -> throw new MalformedException("libvirt parameter " + field, "unknown type " + type);
        };
        return new TypedParam(field, value);
    }
}
