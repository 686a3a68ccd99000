package dev.morphogen.training.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A published file and how to know that it arrived whole.
 *
 * @param md5 of the file, or of what it unpacks to where the packing may differ
 * @param unpacked whether {@code md5} is of the unpacked bytes of a .gz file
 * @param mostBytes more than this is not loaded: the address gives something else
 */
public record RemoteFile(URI address, String md5, boolean unpacked, long mostBytes) {

  /** The last part of the address. */
  public String fileName() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The MD5 to compare with {@link #md5}; of damaged gzip data it is the error's text. */
  String md5Of(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
    try (InputStream raw = Files.newInputStream(file)) {
      if (unpacked) {
        try (InputStream in = new GZIPInputStream(raw, 1 << 16)) {
          update(digest, in);
        } catch (IOException e) {
          return "no gzip data (" + e.getMessage() + ")";
        }
      } else {
        update(digest, raw);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
  }
}
