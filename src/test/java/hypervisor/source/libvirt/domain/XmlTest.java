package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
    private final Xml xml = new Xml();

    @Test
    void noEntitiesThatMultiply() {
        assertRefused("""
                <?xml version="1.0"?>
                <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
                <domain>&lol1;</domain>
                """, 2, "DOCTYPE");
    }

    @Test
    void nothingFromOutside(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "password");

        assertRefused("<!DOCTYPE d [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]><domain>&s;</domain>", 1, "DOCTYPE");
        assertThat(xml.parse(
                                "x",
                                "<d xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='" + secret.toUri()
                                        + "' parse='text'/></d>")
                        .getTextContent())
                .isEmpty();
    }

    @Test
    void noDeeperThanAnyDefinition() {
        String text = "<d>".repeat(100_000) + "</d>".repeat(100_000);

        assertRefused(text, 1, "depth");
    }

    @Test
    void noLargerThanALibvirtString() {
        String text = "<domain>" + "x".repeat(20 << 20) + "</domain>";

        assertRefused(text, 1, "20971537 characters of XML, at most 4194304 are read");
    }

    @Test
    void noControlCharacters() {
        assertRefused("<domain>\n<title>\u0000</title></domain>", 2, "0x0");
        assertRefused("<domain>\n\n<title>&#27;</title></domain>", 3, "&#");
    }

    @Test
    void bytesThatWereNoUtf8AreStillATitle() {
        String text = new String("<d>\u00e4</d>".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);

        assertThat(xml.parse("x", text).getTextContent()).isEqualTo("\ufffd");
    }

    @Test
    void anEncodingItClaimsDoesNotMatter() {
        assertThat(xml.parse("x", "<?xml version='1.0' encoding='UTF-16'?><d>\u00e4</d>")
                        .getTextContent())
                .isEqualTo("\u00e4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "text", "<domain>", "<domain></d>", "<a/><b/>", "<nova:instance/>", "<d a='1' a='2'/>"})
    void whatIsNotXml(String text) {
        assertThatThrownBy(() -> xml.parse("x", text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("x:1: ");
    }

    @Test
    void theLineOfTheMistake() {
        assertRefused("<domain>\n  <os>\n</domain>\n", 3, "</os>");
    }

    @Test
    void oneThatFailedDoesNotSpoilTheNext() {
        assertRefused("<domain>", 1, "");
        assertThat(xml.parse("x", "<domain/>").getLocalName()).isEqualTo("domain");
    }

    private void assertRefused(String text, int line, String because) {
        assertThatThrownBy(() -> xml.parse("x", text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("x:" + line + ": ")
                .hasMessageContaining(because);
    }
}
