package hypervisor.metric;

import hypervisor.metric.Metric.Spread;
import hypervisor.metric.Metric.Value;

/// What one view gives to one metric.
public record Feed<T>(View<T> view, Value<T> value, Spread<T> spread) {}
