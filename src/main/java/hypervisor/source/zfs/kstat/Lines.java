package hypervisor.source.zfs.kstat;

/// Finds lines and columns in bytes.
final class Lines {
    private Lines() {}

    /// Where the line after this one begins, which is the end after the last one.
    static int next(byte[] file, int at, int length) {
        for (int i = at; i < length; i++) {
            if (file[i] == '\n') {
                return i + 1;
            }
        }
        return length;
    }

    /// Where a column of this line begins, counted from 0; -1 where it has none.
    static int column(byte[] file, int line, int length, int column) {
        int left = column;
        for (int i = line; i < length && file[i] != '\n'; i++) {
            boolean begins = file[i] != ' ' && (i == line || file[i - 1] == ' ');
            if (begins && left-- == 0) {
                return i;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] file, int at, int length, String ascii) {
        if (length - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (file[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
