package hypervisor.source.libvirt.domain;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.w3c.dom.Element;

/// The configured rules, compiled once.
final class MetadataRules {
    private final Map<String, XPathExpression> rules = new LinkedHashMap<>();

    /// @throws IllegalArgumentException an expression is wrong, or two rules have one label; says which
    MetadataRules(List<MetadataRule> rules) {
        if (rules.isEmpty()) {
            return; // usual, and XPath takes long to load
        }
        XPathFactory factory = XPathFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true); // no extension functions
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("this JDK's XPath knows no safe mode", e);
        }
        for (MetadataRule rule : rules) {
            if (this.rules.putIfAbsent(rule.label(), compile(factory, rule)) != null) {
                throw new IllegalArgumentException("two metadata rules give the label " + rule.label());
            }
        }
    }

    /// Label to text, empty where the rule found nothing.
    synchronized Map<String, String> apply(Element domain) {
        Map<String, String> labels = new LinkedHashMap<>();
        rules.forEach((label, rule) -> labels.put(label, evaluate(rule, domain)));
        return Collections.unmodifiableMap(labels);
    }

    private static XPathExpression compile(XPathFactory factory, MetadataRule rule) {
        XPath xpath = factory.newXPath();
        xpath.setNamespaceContext(new Prefixes(rule.namespaces()));
        try {
            return xpath.compile(rule.xpath());
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(
                    "metadata rule %s: «%s» is no XPath expression: %s"
                            .formatted(rule.label(), rule.xpath(), reason(e)),
                    e);
        }
    }

    private static String evaluate(XPathExpression rule, Element domain) {
        try {
            return rule.evaluate(domain).strip();
        } catch (XPathExpressionException _) {
            return ""; // compiled, so it fails on this document only, as by comparing what cannot be
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? String.valueOf(e.getCause())
                : message.lines().findFirst().orElse(message);
    }

    /// The prefixes of one rule.
    private record Prefixes(Map<String, String> uris) implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return uris.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public String getPrefix(String uri) {
            throw new UnsupportedOperationException("XPath asks for URIs only");
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException("XPath asks for URIs only");
        }
    }
}
