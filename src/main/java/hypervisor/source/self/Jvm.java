package hypervisor.source.self;

/// The Java virtual machine that the exporter runs on, as far as it tells without JMX, whose start would cost more than
/// all the rest.
///
/// @param usedBytes of the heap, garbage included
/// @param committedBytes of the heap
/// @param maxBytes of the heap
/// @param runtime as in `OpenJDK Runtime Environment`
/// @param version as in `25.0.3+9-LTS`
public record Jvm(long usedBytes, long committedBytes, long maxBytes, String runtime, String vendor, String version) {}
