package hypervisor.http.access;

/// Compares passwords with their hashes, which is slow on purpose.
@FunctionalInterface
interface Hashing {
    boolean matches(byte[] password, String hash);
}
