package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The pictures in a class's folder and the folders within; hidden ones and other files passed. */
final class ClassFolder {

  private static final Set<String> SUFFIXES =
      Set.of("jpg", "jpeg", "jpe", "png", "bmp", "gif", "webp");

  private ClassFolder() {}

  /** Sorted by relative path. */
  static List<ImageFile> pictures(String where, Path root, Path folder, int label) {
    List<ImageFile> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
              return isHidden(inner) && !inner.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && isPicture(file)) {
                String relative = root.relativize(file).toString().replace('\\', '/');
                long changed = attributes.lastModifiedTime().toMillis();
                found.add(new ImageFile(file, relative, label, attributes.size(), changed));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw unreadable(where, e);
    }
    if (found.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected pictures (.jpg, .png) in %s, found none: fill the folder, or move it out of the data set"
              .formatted(where, root.relativize(folder)));
    }
    found.sort(Comparator.comparing(ImageFile::relative));
    return found;
  }

  /** The visible folders directly within, sorted by name. */
  static List<Path> folders(String where, Path folder) {
    try (Stream<Path> inner = Files.list(folder)) {
      return inner
          .filter(path -> Files.isDirectory(path) && !isHidden(path))
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  /** Whether there are pictures directly within. */
  static boolean holdsPictures(String where, Path folder) {
    try (Stream<Path> inner = Files.list(folder)) {
      return inner.anyMatch(path -> isPicture(path) && Files.isRegularFile(path));
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  private static InvalidInputException unreadable(String where, IOException e) {
    return new InvalidInputException(
        "%s: the folder cannot be read through (%s)".formatted(where, reason(e)), e);
  }

  /** The sentence names the whole data set, so this names the folder within. */
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "access to " + denied.getFile() + " denied";
      case FileSystemLoopException loop -> "links lead in a circle at " + loop.getFile();
      default -> Reason.of(e);
    };
  }

  private static boolean isHidden(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !isHidden(file) && SUFFIXES.contains(suffix);
  }
}
