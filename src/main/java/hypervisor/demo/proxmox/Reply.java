package hypervisor.demo.proxmox;

/// What the API answers.
///
/// @param body empty with 401, 595 and 596
public record Reply(int status, String body) {
    /// @param data JSON
    public static Reply data(CharSequence data) {
        return new Reply(200, "{\"data\":" + data + "}");
    }

    /// @param message as the API words it, without its line end
    public static Reply refused(int status, String message) {
        String escaped = message.replace("\\", "\\\\").replace("\"", "\\\"");
        return new Reply(status, "{\"data\":null,\"message\":\"" + escaped + "\\n\"}");
    }

    /// @param path of the access control, as `/nodes/pve1`
    public static Reply forbidden(String path, String privilege) {
        return refused(403, "Permission check failed (" + path + ", " + privilege + ")");
    }

    /// The API has no such path, or not this method of it. It never says 404.
    public static Reply notImplemented(String method, String path) {
        return refused(501, "Method '" + method + " " + path + "' not implemented");
    }

    /// The node that the path names refuses connections, or there is no way to it.
    public static Reply unreachable() {
        return new Reply(595, "");
    }
}
