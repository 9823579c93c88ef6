package vn.motcua.devices.link;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why input or output failed, for a {@link Fault}: no names of classes. Stateless; any thread. */
public final class IoReason {
  private IoReason() {}

  /** The reason, as the end of a sentence. */
  public static String of(IOException failure) {
    String message = failure.getMessage();
    return switch (failure) {
      case UnknownHostException _ -> "no address is known for the name " + message;
      case NoSuchFileException file -> file.getFile() + " does not exist";
      case AccessDeniedException file -> "this user may not use " + file.getFile();
      case FileSystemException file when file.getReason() != null -> file.getReason();
      default -> message == null || message.isBlank() ? "the system gives no reason" : message;
    };
  }
}
