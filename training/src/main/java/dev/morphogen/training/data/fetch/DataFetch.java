package dev.morphogen.training.data.fetch;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.training.data.ProgressListener;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fetches data sets from their official addresses.
 *
 * <p>Archives are kept as they are: the readers open them. A download that broke off goes on where
 * it stopped if the file at the source is still the same.
 */
public final class DataFetch {

  private DataFetch() {}

  /** What can be fetched. */
  public static List<FetchSource> sources() {
    return FetchSource.official();
  }

  /**
   * Loads a data set into a folder, which is made if need be.
   *
   * @return the specification that opens it, for example {@code cifar10:DIR}
   * @throws InvalidInputException if there is no such data set or the folder cannot be made
   * @throws WorkFailedException if it cannot be loaded; what arrived is kept for the next time
   */
  public static String fetch(String name, Path folder, ProgressListener listener) {
    FetchSource source =
        sources().stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    return fetch(source, folder, listener, FetchSettings.patient());
  }

  private static InvalidInputException unknown(String name) {
    String names = sources().stream().map(FetchSource::name).collect(Collectors.joining(", "));
    return new InvalidInputException(
        "data fetch: expected one of %s, got '%s'".formatted(names, name));
  }

  static String fetch(
      FetchSource source, Path folder, ProgressListener listener, FetchSettings settings) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: expected a folder to write to, it cannot be made (%s)"
              .formatted(folder, Reason.of(e)),
          e);
    }
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.answer())
            .build();
    try {
      for (RemoteFile file : source.files()) {
        new Download(file, folder, settings, listener).run(client);
      }
    } finally {
      client.shutdownNow();
    }
    writeClasses(source, folder);
    return source.format() + ":" + folder;
  }

  private static void writeClasses(FetchSource source, Path folder) {
    if (source.classes().isEmpty()) {
      return;
    }
    Path file = folder.resolve("classes.txt");
    try {
      Files.writeString(file, String.join("\n", source.classes()) + "\n");
    } catch (IOException e) {
      throw new WorkFailedException(
          "%s: cannot be written (%s): is there room, and may you write there?"
              .formatted(file, Reason.of(e)),
          e);
    }
  }
}
