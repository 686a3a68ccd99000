package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.data.format.ClassNames;
import dev.morphogen.training.data.format.DataFiles;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** CIFAR-10 and CIFAR-100 (fine labels) in their binary version: a folder or the archive. */
final class CifarFormat implements DatasetFormat {

  private static final System.Logger LOG = System.getLogger(CifarFormat.class.getName());
  private static final String CLASS_NAMES = "fine_label_names.txt";

  private final String prefix;
  private final String description;
  private final String folder;
  private final String archive;
  private final List<String> trainFiles;
  private final String testFile;
  private final CifarRecords records;
  private final List<String> classes;

  private CifarFormat(
      String prefix,
      String description,
      String folder,
      List<String> trainFiles,
      String testFile,
      int labelBytes,
      List<String> classes) {
    this.prefix = prefix;
    this.description = description;
    this.folder = folder;
    this.archive = prefix.replace("cifar", "cifar-") + "-binary.tar.gz";
    this.trainFiles = trainFiles;
    this.testFile = testFile;
    this.records = new CifarRecords(labelBytes, classes.size());
    this.classes = classes;
  }

  /** {@code data_batch_1.bin} … 5 and {@code test_batch.bin}. */
  public static CifarFormat cifar10() {
    return new CifarFormat(
        "cifar10",
        "CIFAR-10, binary version: 60,000 images of 32x32x3, 10 classes",
        "cifar-10-batches-bin",
        List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin"),
        "test_batch.bin",
        1,
        ClassNames.CIFAR10);
  }

  /** {@code train.bin}, {@code test.bin}, {@code fine_label_names.txt}. */
  public static CifarFormat cifar100() {
    return new CifarFormat(
        "cifar100",
        "CIFAR-100, binary version, fine labels: 60,000 images of 32x32x3, 100 classes",
        "cifar-100-binary",
        List.of("train.bin"),
        "test.bin",
        2,
        ClassNames.CIFAR100);
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public ImageDataset open(Path place, DatasetOptions options) {
    String name = prefix + ":" + place;
    DataFiles files =
        DataFiles.locate(place, new DataFiles.Packing(prefix, name, folder, archive, trainFiles));
    Set<String> wanted = new HashSet<>(trainFiles);
    wanted.add(testFile);
    wanted.add(CLASS_NAMES);
    Map<String, ImageSplit> splits = new TreeMap<>();
    List<String> names = new ArrayList<>(classes);
    files.read(
        wanted,
        (where, file, size, in) -> {
          if (file.equals(CLASS_NAMES)) {
            String text = new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
            names.clear();
            names.addAll(ClassNames.parse(where, text, records.classes()));
          } else {
            splits.put(file, records.read(where, size, in));
          }
        });
    return Resizing.scaled(assemble(name, files, names, splits), options.size());
  }

  private ImageDataset assemble(
      String name, DataFiles files, List<String> names, Map<String, ImageSplit> splits) {
    ImageSplit test = splits.get(testFile);
    List<ImageSplit> batches =
        trainFiles.stream().map(splits::get).filter(Objects::nonNull).toList();
    if (test == null || batches.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected %s in %s, it is missing: fetch the data set again"
              .formatted(name, test == null ? testFile : trainFiles.getFirst(), files));
    }
    ImageSplit train = ConcatenatedSplit.of(batches);
    if (train.size() < 50_000 || test.size() < 10_000) {
      LOG.log(
          Level.INFO,
          "%s: %d of the official 50000 training and %d of the 10000 test images are there"
              .formatted(name, train.size(), test.size()));
    }
    return new MemoryDataset(name, CifarRecords.SHAPE, names, train, test);
  }
}
