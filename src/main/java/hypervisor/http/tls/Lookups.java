package hypervisor.http.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/// Looks up the addresses of names, as the JVM does by itself, but never the names of addresses: the JDK's
/// server wants the name of every client that connects encrypted, for nothing, and without a name server that
/// takes each scrape many seconds. The JVM finds this class by its file in `META-INF/services`.
public final class Lookups extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new OneWay(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names to addresses only";
    }

    private record OneWay(InetAddressResolver usual) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            return usual.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            throw new UnknownHostException("names of addresses are not looked up");
        }
    }
}
