package dev.morphogen.app.use;

import dev.morphogen.training.Prediction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What became of an image: a prediction, or the sentence that says why there is none. */
record Outcome(Path image, Optional<Prediction> prediction, Optional<String> error) {

  static Outcome of(Path image, Prediction prediction) {
    return new Outcome(image, Optional.of(prediction), Optional.empty());
  }

  static Outcome failed(Path image, String sentence) {
    return new Outcome(image, Optional.empty(), Optional.of(sentence));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("image", image.toString());
    error.ifPresent(sentence -> json.put("error", sentence));
    prediction.ifPresent(found -> {
      json.put("class", found.label());
      json.put("probability", found.probabilities()[found.index()]); // in the digits of the others
      json.put("probabilities", found.probabilities());
      json.put("logits", found.logits());
    });
    return json;
  }
}
