package dev.morphogen.network.file;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why reading or writing failed, in the few words that fit a bracket of a sentence. */
public final class Reason {

  private Reason() {}

  /** Without a class name, and without the path where the sentence has it already. */
  public static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "access denied";
      case DirectoryNotEmptyException folder -> folder.getFile() + " is a folder";
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file";
      case NoSuchFileException missing -> missing.getFile() + " is missing";
      case NotDirectoryException file -> file.getFile() + " is no folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      case ConnectException refused when refused.getMessage() == null -> "no connection";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
