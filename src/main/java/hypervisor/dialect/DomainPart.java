package hypervisor.dialect;

import hypervisor.source.libvirt.domain.Domain;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of a table: a part of a domain, and the domain.
record DomainPart<T>(Domain domain, T part) {

    /// A part a domain has or has not.
    @FunctionalInterface
    interface Component<T> {
        @Nullable T of(Domain domain);
    }

    static <T> Function<List<Domain>, Stream<DomainPart<T>>> one(Component<T> component) {
        return domains -> domains.stream().flatMap(domain -> {
            T part = component.of(domain);
            return part == null ? Stream.empty() : Stream.of(new DomainPart<>(domain, part));
        });
    }

    static <T> Function<List<Domain>, Stream<DomainPart<T>>> each(Function<Domain, Collection<T>> parts) {
        return domains -> domains.stream()
                .flatMap(domain -> parts.apply(domain).stream().map(part -> new DomainPart<>(domain, part)));
    }

    String name() {
        return domain.name();
    }

    String uuid() {
        return domain.uuid().toString();
    }
}
