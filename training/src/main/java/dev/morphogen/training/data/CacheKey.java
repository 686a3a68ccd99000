package dev.morphogen.training.data;

import dev.morphogen.network.file.Checksum;
import dev.morphogen.training.data.image.JpegDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a cached folder was made from.
 *
 * @param fileName by folder, size, seed and decoder of JPEG: a changed folder replaces its own old cache
 * @param content SHA-256 over every picture's path, size and time, and the settings
 */
record CacheKey(String fileName, byte[] content) {

  /** Raise it whenever decoding would give other pixels or another order. */
  private static final int DECODING_VERSION = 1;

  static CacheKey of(Path folder, FolderListing listing, DatasetOptions options) {
    String seed = listing.divided() ? "none" : Long.toString(options.seed());
    String settings =
        "version %s size %s seed %s jpeg %s"
            .formatted(
                Integer.toString(DECODING_VERSION), options.size(), seed, JpegDecoder.name());
    MessageDigest place = Checksum.sha256();
    update(place, settings + "\n" + folder.toAbsolutePath().normalize());
    MessageDigest content = Checksum.sha256();
    update(content, settings);
    for (ImageFile file : listing.all()) {
      update(content, "\n%s\0".formatted(file.relative()) + file.size() + "\0" + file.changed());
    }
    String name = HexFormat.of().formatHex(place.digest(), 0, 12);
    return new CacheKey("folder-" + name + ".images", content.digest());
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
