package hypervisor.metric;

/// What a family's numbers mean to a query.
public enum Type {
    GAUGE,
    COUNTER,
    UNTYPED,
    HISTOGRAM
}
