package dev.morphogen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The poms of what is published; a module is, unless it says maven.deploy.skip. */
final class PublishedPomsTest {

  private static final Path ROOT = Path.of("..");

  /** The BOM is no child of the parent, so nobody but this test keeps it up to date. */
  @Test
  void theBomListsWhatIsPublished() {
    Element bom = pom("bom");
    List<String> listed =
        children(child(child(bom, "dependencyManagement"), "dependencies")).stream()
            .map(dependency -> text(dependency, "artifactId"))
            .toList();
    List<String> published =
        modules().stream()
            .filter(module -> !module.equals("bom"))
            .map(module -> text(pom(module), "artifactId"))
            .toList();

    assertThat(published).contains("morphogen-kernels", "morphogen-training");
    assertThat(listed).containsExactlyInAnyOrderElementsOf(published);
    assertThat(text(bom, "version")).isEqualTo(text(pom("."), "version"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyArtifactSaysWhatItIs(String module) {
    assertThat(text(pom(module), "name")).startsWith("Morphogen");
    assertThat(text(pom(module), "description")).hasSizeGreaterThan(20);
  }

  static List<String> modules() {
    return children(child(pom("."), "modules")).stream()
        .map(Element::getTextContent)
        .filter(PublishedPomsTest::isPublished)
        .toList();
  }

  private static boolean isPublished(String module) {
    return children(pom(module)).stream()
        .filter(child -> child.getTagName().equals("properties"))
        .flatMap(properties -> children(properties).stream())
        .noneMatch(property -> property.getTagName().equals("maven.deploy.skip"));
  }

  private static Element pom(String module) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(module + ": no pom to be read", e);
    }
  }

  private static String text(Element parent, String tag) {
    return child(parent, tag).getTextContent();
  }

  private static Element child(Element parent, String tag) {
    return children(parent).stream()
        .filter(child -> child.getTagName().equals(tag))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no <" + tag + "> in <" + parent.getTagName() + ">"));
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
