package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrWriter;

/// A typed parameter (`remote_typed_param`): a key and a value that says its own type.
///
/// @param type `virTypedParameterType`: 1 int 2 uint 3 llong 4 ullong 5 double 6 boolean 7 string; others are lies
/// @param value an Integer, a Long, a Double or a String, as the type is written
public record Parameter(String key, int type, Object value) {

    public static Parameter int32(String key, int value) {
        return new Parameter(key, 1, value);
    }

    public static Parameter uint32(String key, int value) {
        return new Parameter(key, 2, value);
    }

    public static Parameter int64(String key, long value) {
        return new Parameter(key, 3, value);
    }

    public static Parameter uint64(String key, long value) {
        return new Parameter(key, 4, value);
    }

    public static Parameter float64(String key, double value) {
        return new Parameter(key, 5, value);
    }

    public static Parameter bool(String key, boolean value) {
        return new Parameter(key, 6, value ? 1 : 0);
    }

    public static Parameter string(String key, String value) {
        return new Parameter(key, 7, value);
    }

    /// The value, which must be a number.
    long number() {
        return ((Number) value).longValue();
    }

    void write(XdrWriter out) {
        out.string(key).int32(type);
        switch (value) {
            case Integer number -> out.int32(number);
            case Long number -> out.int64(number);
            case Double number -> out.float64(number);
            case String text -> out.string(text);
            default -> throw new IllegalArgumentException(key + " is a " + value.getClass());
        }
    }
}
