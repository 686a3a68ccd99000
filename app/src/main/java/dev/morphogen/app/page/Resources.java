package dev.morphogen.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What every page carries along: its style, its script and uPlot, which draws the charts. */
final class Resources {

  private static final String UPLOT_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  private Resources() {}

  static String style() {
    return uplot("dist/uPlot.min.css") + read("page.css");
  }

  /** uPlot's licence wants to go with it. */
  static String script() {
    return "/*!\nuPlot %s\n%s*/\n%s\n%s"
        .formatted(
            uplotVersion(), uplot("LICENSE"), uplot("dist/uPlot.iife.min.js"), read("page.js"));
  }

  static String uplotVersion() {
    Properties pom = new Properties();
    try (InputStream in = open(UPLOT_POM)) {
      pom.load(in);
    } catch (IOException e) {
      throw unreadable(UPLOT_POM, e);
    }
    return pom.getProperty("version");
  }

  private static String uplot(String file) {
    return read("/META-INF/resources/webjars/uplot/%s/%s".formatted(uplotVersion(), file));
  }

  private static String read(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Resources.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("not on the class path");
    }
    return in;
  }

  private static UncheckedIOException unreadable(String name, IOException e) {
    return new UncheckedIOException("%s: %s".formatted(name, e.getMessage()), e);
  }
}
