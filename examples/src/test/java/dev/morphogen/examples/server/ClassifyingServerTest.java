package dev.morphogen.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ClassifyingServerTest {

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
  void start() throws IOException {
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
      answers.add(client.sendAsync(post(png(picture(i))), BodyHandlers.ofString()));
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

  @Test
  void refusesWhatIsNoPicture() throws Exception {
    byte[] whole = png(picture(1));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertRefused(
        post("no picture".getBytes(StandardCharsets.UTF_8)),
        400,
        "picture: expected JPEG or PNG, got something else");
    assertRefused(post(half), 400, "picture: expected a whole one, got a damaged one");
    assertRefused(post(new byte[(20 << 20) + 1]), 413, "picture: expected at most 20971520 bytes");
    assertRefused(
        HttpRequest.newBuilder(address()).GET().build(), 405, "method: expected POST, got GET");
  }

  /** Some 70 bytes for three billion pixels: it is refused before it is unpacked. */
  @Test
  void refusesASmallFileThatIsAHugePicture() throws Exception {
    byte[] huge = png(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
    ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 50_000);
    CRC32 header = new CRC32();
    header.update(huge, 12, 17);
    ByteBuffer.wrap(huge).putInt(29, (int) header.getValue());

    assertRefused(post(huge), 400, "picture: expected at most 40000000 pixels, got 3000000000");
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

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
