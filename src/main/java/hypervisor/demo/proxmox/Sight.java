package hypervisor.demo.proxmox;

/// How much whoever asks may see.
enum Sight {
    ALL,
    /// Guest 100.
    ONE_GUEST,
    NOTHING;

    static Sight of(String user) {
        return switch (user) {
            case Logins.LIMITED_TOKEN_ID -> ONE_GUEST;
            case Logins.POWERLESS_TOKEN_ID -> NOTHING;
            default -> ALL;
        };
    }

    boolean all() {
        return this == ALL;
    }

    boolean sees(MadeGuest guest) {
        return this == ALL || (this == ONE_GUEST && guest.vmid() == 100);
    }
}
