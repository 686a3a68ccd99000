package dev.morphogen.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** What every page has to stand: no network, a phone, print, light and dark. */
public final class InChromium {

  private static final String REQUIRED = "MORPHOGEN_CHROMIUM";
  private static final int PHONE = 390;

  /** A4 without its margins. */
  private static final int SHEET = 688;

  /** How many pixels of each chart have a line's colour; -1 without a canvas. */
  private static final String DRAWN =
      """
      [...document.querySelectorAll('.plot')].map(plot => {
        const canvas = plot.querySelector('canvas');
        if (!canvas) return -1;
        const style = getComputedStyle(document.documentElement);
        const lines = [0, 1, 2, 3, 4, 5, 6, 7].map(i => style.getPropertyValue('--line-' + i).trim())
          .map(hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)).join());
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let found = 0;
        for (let i = 0; i < pixels.length; i += 4) {
          if (pixels[i + 3] === 255 && lines.includes(pixels[i] + ',' + pixels[i + 1] + ',' + pixels[i + 2])) found++;
        }
        return found;
      })
      """;

  private InChromium() {}

  /** Starts it, or says in a sentence why the test is skipped; where it is required, fails instead. */
  public static Chromium start(Path folder) {
    boolean required = "required".equals(System.getenv(REQUIRED));
    boolean found = Chromium.find().isPresent();
    assertThat(found || !required).as("Chromium on PATH, as %s is 'required'", REQUIRED).isTrue();
    assumeTrue(found, "pages are not tested in a browser: no Chromium on PATH");
    return new Chromium(Chromium.find().orElseThrow(), folder);
  }

  /** Looks at a page with so many charts in every way; leaves screenshots in {@code pictures}. */
  public static void check(Chromium browser, Path page, int charts, Path pictures)
      throws IOException {
    Files.createDirectories(pictures);
    for (String scheme : new String[] {"light", "dark"}) {
      browser.prefer(scheme);
      browser.size(1280, 900, false);
      look(browser, page, charts, pictures.resolve("desktop-%s.png".formatted(scheme)));
      browser.size(PHONE, 844, true);
      look(browser, page, charts, pictures.resolve("phone-%s.png".formatted(scheme)));
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .as("no scrolling to the side on a phone")
          .isLessThanOrEqualTo(PHONE);
      assertThat(browser.evaluate(brightness()).asInt() > 128)
          .as("the paper is bright: " + scheme)
          .isEqualTo(scheme.equals("light"));
    }
    browser.size(SHEET, 1000, true);
    browser.print();
    browser.open(page);
    browser.screenshot(pictures.resolve("print.png"));
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as("nothing is cut off in print")
        .isLessThanOrEqualTo(SHEET);
    browser.prefer("light");
    browser.open(page);
    byte[] pdf = browser.pdf();
    Files.write(pictures.resolve("print.pdf"), pdf);
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-").contains("/Page");
    requireDrawn(browser, charts);
    assertThat(browser.complaints()).isEmpty();
  }

  private static void look(Chromium browser, Path page, int charts, Path picture)
      throws IOException {
    browser.open(page);
    browser.screenshot(picture);
    assertThat(browser.complaints()).as("errors, and what is asked of the network").isEmpty();
    requireDrawn(browser, charts);
  }

  private static void requireDrawn(Chromium browser, int charts) {
    JsonNode drawn = browser.evaluate(DRAWN);
    assertThat(drawn).as("charts").hasSize(charts);
    for (JsonNode pixels : drawn) {
      assertThat(pixels.asInt()).as("pixels of lines in a chart").isGreaterThan(20);
    }
  }

  private static String brightness() {
    return "Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))";
  }
}
