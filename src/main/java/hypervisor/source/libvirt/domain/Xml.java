package hypervisor.source.libvirt.domain;

import hypervisor.source.MalformedException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads XML that somebody else wrote: no document type, so no entities of its own and nothing from outside; no deeper
/// and no larger than any definition is.
final class Xml {
    /// What a libvirt string may hold.
    static final int MAX_LENGTH = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 256;

    private final DocumentBuilder builder;

    Xml() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH));
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            builder = factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's XML parser knows no safe mode", e);
        }
        builder.setErrorHandler(new Strict());
    }

    /// The root element.
    ///
    /// @param origin where the text is from, for the message of a failure
    synchronized Element parse(String origin, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedException(
                    origin, 1, "%d characters of XML, at most %d are read".formatted(text.length(), MAX_LENGTH));
        }
        try {
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXParseException e) {
            throw new MalformedException(origin, Math.max(1, e.getLineNumber()), problem(e));
        } catch (SAXException e) {
            throw new MalformedException(origin, 1, problem(e));
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /// The children of a name, whatever their namespace.
    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Element child = next(parent.getFirstChild()); child != null; child = next(child.getNextSibling())) {
            if (name.equals(child.getLocalName())) {
                children.add(child);
            }
        }
        return children;
    }

    /// The first child of a name; null where the parent is null or has none.
    static @Nullable Element child(@Nullable Element parent, String name) {
        Element child = parent == null ? null : next(parent.getFirstChild());
        while (child != null && !name.equals(child.getLocalName())) {
            child = next(child.getNextSibling());
        }
        return child;
    }

    /// Null where there is no element, or it has no such attribute.
    static @Nullable String attribute(@Nullable Element element, String name) {
        return element == null || !element.hasAttribute(name) ? null : element.getAttribute(name);
    }

    /// The text of an element without the space around it; null where there is no element.
    static @Nullable String text(@Nullable Element element) {
        return element == null ? null : element.getTextContent().strip();
    }

    private static @Nullable Element next(@Nullable Node node) {
        Node next = node;
        while (next != null && !(next instanceof Element)) {
            next = next.getNextSibling();
        }
        return (Element) next;
    }

    /// The parser's own words, on one line: they may quote the text.
    private static String problem(SAXException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("not XML");
        return message.length() > 200 ? message.substring(0, 200) + " …" : message;
    }

    /// The default handler prints to standard error.
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
