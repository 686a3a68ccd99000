package dev.morphogen.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ClassifyingServerTest {

  @TempDir Path folder;

  private final Classifier classifier = Classifier.of(model());
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  /** With the weights of a beginning: what it says is of no use, but always the same. */
  private static Model model() {
    NetworkSpec spec =
        new NetworkSpec(
            Architecture.of("linearmix", List.of(4, 8)),
            new Shape(16, 16, 3),
            List.of("cat", "dog", "owl", "newt"));
    return new Model(
        spec,
        new Preprocessing(List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)),
        Map.of(),
        spec.network().initialWeights(3));
  }

  @BeforeEach
  void start() {
    server = ClassifyingServer.start(classifier, 0);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    client.close();
  }

  @Test
  void answersManyAtOnceAsTheClassifierDoes() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(client.sendAsync(post(file("png", picture(i))), BodyHandlers.ofString()));
    }
    for (int i = 0; i < answers.size(); i++) {
      HttpResponse<String> answer = answers.get(i).get();
      JsonNode json = new JsonMapper().readTree(answer.body());
      Prediction expected = classifier.classify(picture(i));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(json.get("label").stringValue()).isEqualTo(expected.label());
      assertThat(json.get("probability").doubleValue()).isEqualTo(expected.probability());
      assertThat(json.get("top")).hasSize(3);
      assertThat(json.get("top").get(0).get("label").stringValue()).isEqualTo(expected.label());
    }
  }

  /** As a camera stores it that was held upside down. */
  @Test
  void answersAsForTheFileThatTrainingWouldRead() throws Exception {
    byte[] photo = upsideDown(file("jpg", picture(9)));
    Prediction expected = classifier.classify(Files.write(folder.resolve("photo.jpg"), photo));

    HttpResponse<String> answer = client.send(post(photo), BodyHandlers.ofString());

    assertThat(new JsonMapper().readTree(answer.body()).get("probability").doubleValue())
        .isEqualTo(expected.probability())
        .isNotEqualTo(classifier.classify(picture(9)).probability());
  }

  @Test
  void refusesWhatIsNoPicture() throws Exception {
    assertRefused(
        post("no picture".getBytes(StandardCharsets.UTF_8)),
        400,
        "picture: expected a picture (JPEG or PNG), got a file of another kind");
    assertRefused(post(new byte[(20 << 20) + 1]), 413, "picture: expected at most 20971520 bytes");
    assertRefused(
        HttpRequest.newBuilder(address()).GET().build(), 405, "method: expected POST, got GET");
  }

  @Test
  void onlyOnePathClassifies() throws Exception {
    byte[] picture = file("png", picture(1));
    for (String path : List.of("/classifyfoo", "/classify/", "/")) {
      HttpRequest other =
          HttpRequest.newBuilder(address().resolve(path))
              .POST(BodyPublishers.ofByteArray(picture))
              .build();
      assertRefused(other, 404, "path: expected /classify, got " + path);
    }
    HttpRequest asked =
        HttpRequest.newBuilder(address().resolve("/classify?of=me"))
            .POST(BodyPublishers.ofByteArray(picture))
            .build();
    assertThat(client.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void anAnswerToHeadHasNoBodyAndNoWarning() throws Exception {
    List<String> warnings = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger("com.sun.net.httpserver");
    Handler listener = new Warnings(warnings);
    log.addHandler(listener);
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(address()).HEAD().build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.body()).isEmpty();
    } finally {
      log.removeHandler(listener);
    }
    assertThat(warnings).isEmpty();
  }

  private static final class Warnings extends Handler {

    private final List<String> kept;

    Warnings(List<String> kept) {
      this.kept = kept;
    }

    @Override
    public void publish(LogRecord entry) {
      kept.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void refusesACutPicture(String format) throws Exception {
    byte[] whole = file(format, picture(30));
    byte[] half = Arrays.copyOf(whole, whole.length * 2 / 3);

    HttpResponse<String> answer = client.send(post(half), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonMapper().readTree(answer.body()).get("error").stringValue())
        .startsWith("picture: the picture cannot be decoded (")
        .endsWith("): is the file damaged?");
  }

  /** Some 70 bytes for three billion pixels: it is refused before it is unpacked. */
  @Test
  void refusesASmallFileThatIsAHugePicture() throws Exception {
    byte[] huge = file("png", new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
    ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 50_000);
    CRC32 header = new CRC32();
    header.update(huge, 12, 17);
    ByteBuffer.wrap(huge).putInt(29, (int) header.getValue());

    assertRefused(
        post(huge),
        400,
        "picture: expected a picture of at most 100000000 pixels, got 50000x60000: make it smaller first");
  }

  @Test
  void aWrongCallIsOneSentence() {
    assertThatThrownBy(() -> ClassifyingServer.start("model"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("expected: server MODEL PORT");
    for (String port : List.of("99999", "-1", "http", "123456")) {
      assertThatThrownBy(() -> ClassifyingServer.start("model", port))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("port: expected 0 to 65535, got " + port);
    }
    int taken = server.getAddress().getPort();
    assertThatThrownBy(() -> ClassifyingServer.start(classifier, taken))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "port %d: the server cannot listen there \\(.+\\): choose another".formatted(taken));
  }

  private void assertRefused(HttpRequest request, int status, String sentence) throws Exception {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo("{\"error\":\"%s\"}".formatted(sentence));
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private HttpRequest post(byte[] body) {
    return HttpRequest.newBuilder(address()).POST(BodyPublishers.ofByteArray(body)).build();
  }

  private URI address() {
    return URI.create("http://localhost:%d/classify".formatted(server.getAddress().getPort()));
  }

  private static BufferedImage picture(int number) {
    BufferedImage image = new BufferedImage(20 + number, 30, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, Color.HSBtoRGB((x * number + y) / 50f, 0.7f, y / 30f));
      }
    }
    return image;
  }

  private static byte[] file(String format, BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, format, bytes);
    return bytes.toByteArray();
  }

  /** The JPEG file with an EXIF block that says so: orientation 3. */
  private static byte[] upsideDown(byte[] jpeg) {
    String exif =
        "ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 00030000 00000000";
    return ByteBuffer.allocate(jpeg.length + 36)
        .put(jpeg, 0, 2)
        .put(HexFormat.of().parseHex(exif.replace(" ", "")))
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}
