package hypervisor.real;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// XML read by the JDK's own means, and so another witness than our parser.
record XmlText(Node node) {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static XmlText of(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new XmlText(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(xml, e);
        }
    }

    /// Empty where there is none.
    String text(String xpath) {
        try {
            return XPATH.evaluate(xpath, node);
        } catch (XPathExpressionException e) {
            throw new AssertionError(xpath, e);
        }
    }

    boolean has(String xpath) {
        return !all(xpath).isEmpty();
    }

    List<XmlText> all(String xpath) {
        try {
            var nodes = (NodeList) XPATH.evaluate(xpath, node, XPathConstants.NODESET);
            List<XmlText> all = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                all.add(new XmlText(nodes.item(i)));
            }
            return all;
        } catch (XPathExpressionException e) {
            throw new AssertionError(xpath, e);
        }
    }
}
