package hypervisor.source.proxmox;

/// A header that says who is asking. It is never printed.
record Authorization(String header, String value) {
    @Override
    public String toString() {
        return "Authorization[" + header + "]";
    }
}
