package hypervisor.source.proxmox;

import hypervisor.source.proxmox.ApiException.Kind;

/// What a status says. The cluster puts its words into the reason phrase, which Java's client does not show,
/// and only since version 8 into the body too.
final class StatusMeaning {
    static final int NODE_UNREACHABLE = 595;

    private StatusMeaning() {}

    static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.FORBIDDEN;
            case 501 -> Kind.UNKNOWN_PATH;
            case 502, 503, 504 -> Kind.ENDPOINT;
            case NODE_UNREACHABLE, 596, 599 -> Kind.NODE;
            default -> Kind.REFUSED;
        };
    }

    /// In words.
    ///
    /// @param node that the request was passed on to, with a word before it
    /// @param grantee as `pveum` wants it
    static String words(int status, String node, String grantee) {
        return switch (status) {
            case 400 -> "a parameter is not known to this version or wrong";
            case 401 ->
                "not accepted: is the token or password right, the user enabled, and neither of them expired?"
                        + " (missing privileges would be a 403)";
            case 403 ->
                "a privilege is missing: pveum acl modify / " + grantee
                        + " --roles PVEAuditor grants all that is needed by default";
            case 500 -> "it cannot tell";
            case 501 -> "this version of Proxmox VE does not have it";
            case 502, 503, 504 -> "a proxy before it says that it is not there";
            case NODE_UNREACHABLE -> node + " cannot be reached from there: is it down?";
            case 596 -> node + " did not answer within 30 s: it, or its pvedaemon, hangs";
            case 599 -> "what came from " + node + " was too much or no HTTP";
            default -> "not what the API answers";
        };
    }
}
