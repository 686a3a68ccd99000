package dev.morphogen.training;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.report.EpochReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What made a model: written down beside it, as plain data. */
final class Provenance {

  private Provenance() {}

  /** Of a training that is done. */
  static Map<String, Object> of(TrainingRun run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Machine.version());
    map.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (run.trainer().command != null) {
      map.put("command", run.trainer().command);
    }
    map.put("jdk", Machine.jdk());
    map.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    map.put("cpu", Machine.cpu());
    map.put("kernels", run.trainer().kernels.name());
    map.put("threads", run.trainer().threads);
    map.put("seed", run.trainer().seed);
    map.put("recipe", run.trainer().recipe.toMap());
    if (!run.trainer().teachers.isEmpty()) {
      map.put("teachers", run.trainer().teachers.stream().map(Provenance::teacher).toList());
    }
    map.put("data", data(run));
    map.put("epochs", run.history().size());
    // Of all epochs, those before an interruption too.
    map.put("seconds", run.history().stream().mapToDouble(EpochReport::seconds).sum());
    addResults(map, run.history());
    return map;
  }

  private static Map<String, Object> teacher(Model teacher) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("checksum", teacher.checksum());
    map.put("weights", teacher.weights().trained().length);
    for (String known : List.of("testAccuracy", "command")) {
      if (teacher.provenance().containsKey(known)) {
        map.put(known, teacher.provenance().get(known));
      }
    }
    return map;
  }

  private static Map<String, Object> data(TrainingRun run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", run.data().name());
    map.put("checksum", run.data().checksum());
    map.put("trainingImages", run.data().train().size());
    map.put("testImages", run.data().test().size());
    return map;
  }

  /** The paper's numbers are on test images; last and best stand side by side (ruling 15). */
  private static void addResults(Map<String, Object> map, List<EpochReport> history) {
    EpochReport last = history.getLast();
    map.put("testAccuracy", last.testAccuracy());
    map.put("testLoss", last.testLoss());
    map.put("bestTestAccuracy", last.bestTestAccuracy());
    List<Object> epochs = new ArrayList<>();
    for (EpochReport report : history) {
      Map<String, Object> epoch = new LinkedHashMap<>();
      epoch.put("epoch", report.epoch());
      epoch.put("trainingLoss", report.trainingLoss());
      epoch.put("trainingAccuracy", report.trainingAccuracy());
      epoch.put("testLoss", report.testLoss());
      epoch.put("testAccuracy", report.testAccuracy());
      epoch.put("learningRate", report.learningRate());
      epoch.put("imagesPerSecond", report.imagesPerSecond());
      epoch.put("seconds", report.seconds());
      epochs.add(epoch);
    }
    map.put("history", epochs);
  }
}
