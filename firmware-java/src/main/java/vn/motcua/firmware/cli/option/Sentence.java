package vn.motcua.firmware.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** The sentence of a fault, for people: no names of classes. Stateless; any thread. */
public final class Sentence {
  private Sentence() {}

  /** What {@code fault} says; the file comes first where the fault is about a file. */
  public static String of(Throwable fault) {
    if (fault instanceof FileSystemException file && file.getFile() != null) {
      return ofFile(file, file.getFile());
    }
    Throwable cause = fault.getCause();
    String message = fault.getMessage();
    if (cause != null
        && (fault instanceof UncheckedIOException || cause.toString().equals(message))) {
      return cause.toString().equals(message) ? of(cause) : String.valueOf(message);
    }
    if (message != null && !message.isBlank()) {
      return message;
    }
    return fault instanceof IOException
        ? "reading or writing failed, for a reason that the system does not give"
        : "this is a fault of the program";
  }

  private static String ofFile(FileSystemException e, String file) {
    return switch (e) {
      case NoSuchFileException _ -> file + " does not exist" + parent(file);
      case NotDirectoryException _ -> file + " is not a directory";
      case DirectoryNotEmptyException _ -> file + " is not empty";
      case FileAlreadyExistsException _ ->
          Files.isRegularFile(Path.of(file))
              ? file + " is a file, and a directory is needed"
              : file + " already exists; name another one";
      case AccessDeniedException _ ->
          "this user may not use " + file + "; change its owner or mode, or name another one";
      default ->
          file
              + " cannot be used"
              + (e.getReason() == null ? "" : " (" + e.getReason() + ")")
              + "; name another one";
    };
  }

  private static String parent(String file) {
    Path directory = Path.of(file).toAbsolutePath().getParent();
    return directory == null || Files.isDirectory(directory)
        ? " and cannot be created"
        : ", and neither does the directory " + directory;
  }
}
