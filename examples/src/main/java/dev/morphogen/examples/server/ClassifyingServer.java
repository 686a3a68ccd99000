package dev.morphogen.examples.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A web service that says what is in a picture: {@code examples/run server MODEL PORT}, then {@code curl
 * --data-binary @cat.jpg localhost:PORT/classify}. Every request has its virtual thread, and all share one
 * classifier.
 */
public final class ClassifyingServer {

  private static final String PATH = "/classify";
  private static final int LARGEST_BODY = 20 << 20;

  private final Classifier classifier;
  private final JsonMapper json = new JsonMapper();

  private ClassifyingServer(Classifier classifier) {
    this.classifier = classifier;
  }

  /** The model's folder and the port. */
  public static void main(String[] arguments) {
    try {
      HttpServer server = start(arguments);
      System.out.printf("http://localhost:%d/classify%n", server.getAddress().getPort());
    } catch (InvalidInputException e) { // no port, or no whole model in that folder
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Starts what the command's words ask for. */
  static HttpServer start(String... arguments) {
    if (arguments.length != 2) {
      throw new InvalidInputException("expected: server MODEL PORT");
    }
    int port = port(arguments[1]);
    return start(Classifier.load(Path.of(arguments[0])), port);
  }

  private static int port(String digits) {
    int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : -1;
    if (port < 0 || port > 65_535) {
      throw new InvalidInputException("port: expected 0 to 65535, got " + digits);
    }
    return port;
  }

  /** Listens on this port, on a free one for 0, to this computer alone. */
  static HttpServer start(Classifier classifier, int port) {
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/", new ClassifyingServer(classifier)::handle); // a beginning, not a whole path
      server.start();
      return server;
    } catch (IOException e) { // mostly another program's port
      throw new InvalidInputException(
          "port %d: the server cannot listen there (%s): choose another"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  private record Answer(int status, Map<String, Object> content) {

    static Answer refusal(int status, String sentence) {
      return new Answer(status, Map.of("error", sentence));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] bytes = json.writeValueAsBytes(answer.content());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), -1); // whose answers have no body
        return;
      }
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!PATH.equals(path)) {
      return Answer.refusal(404, "path: expected %s, got %s".formatted(PATH, path));
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Answer.refusal(405, "method: expected POST, got " + exchange.getRequestMethod());
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return Answer.refusal(413, "picture: expected at most %d bytes".formatted(LARGEST_BODY));
    }
    try { // a picture that is damaged or a huge one in a small file is refused
      return new Answer(200, content(classifier.classifyEncoded("picture", body)));
    } catch (InvalidInputException e) {
      return Answer.refusal(400, String.valueOf(e.getMessage()));
    } catch (WorkFailedException e) { // the network has no answer
      return Answer.refusal(500, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> content(Prediction prediction) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("label", prediction.label());
    content.put("probability", prediction.probability());
    content.put("top", prediction.top(3));
    return content;
  }
}
