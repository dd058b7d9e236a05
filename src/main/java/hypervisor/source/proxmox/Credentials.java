package hypervisor.source.proxmox;

import java.io.IOException;
import java.util.regex.Pattern;

/// Who the client is to the cluster. Secrets are read when they are needed, each time anew, so that they may
/// change in their file; nothing here prints one.
public sealed interface Credentials {

    /// Who is meant by `pveum`: `--tokens 'exporter@pve!mon'`.
    String grantee();

    /// An API token.
    ///
    /// @param id `USER@REALM!NAME`
    record Token(String id, Secret secret) implements Credentials {
        private static final Pattern ID =
                Pattern.compile("[^\\s:/!=;]+@[A-Za-z][A-Za-z0-9._-]*![A-Za-z][A-Za-z0-9._-]*");

        /// @throws IllegalArgumentException the id is not one; what it is instead is not repeated, it may be a
        ///     secret
        public Token {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "a token's id is USER@REALM!NAME, as exporter@pve!mon; its secret has a setting of its own");
            }
        }

        @Override
        public String grantee() {
            return "--tokens '" + id + "'";
        }

        @Override
        public String toString() {
            return "Token[" + id + "]";
        }
    }

    /// A user's password, for which the cluster gives tickets of two hours.
    ///
    /// @param username `USER@REALM`
    record Password(String username, Secret password) implements Credentials {
        private static final Pattern USERNAME = Pattern.compile("[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]*");

        /// @throws IllegalArgumentException the realm is missing
        public Password {
            if (!USERNAME.matcher(username).matches()) {
                throw new IllegalArgumentException("a username is USER@REALM, as exporter@pve or root@pam");
            }
        }

        @Override
        public String grantee() {
            return "--users '" + username + "'";
        }

        @Override
        public String toString() {
            return "Password[" + username + "]";
        }
    }

    /// Where a secret is kept.
    @FunctionalInterface
    interface Secret {
        /// @throws IOException it cannot be read; the message names the place, and not what is there
        String read() throws IOException;
    }
}
