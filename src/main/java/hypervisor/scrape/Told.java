package hypervisor.scrape;

import hypervisor.fact.Facts;
import java.util.List;

/// What a scrape read, and how that went, in lines for a person.
public record Told(Facts facts, List<String> lines) {}
