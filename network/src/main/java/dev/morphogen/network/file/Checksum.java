package dev.morphogen.network.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What bytes are known by. */
public final class Checksum {

  private Checksum() {}

  /** SHA-256 of the bytes that it is given. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
