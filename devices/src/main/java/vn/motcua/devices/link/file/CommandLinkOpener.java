package vn.motcua.devices.link.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.IoReason;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * A program of its own that writes to standard output, such as {@code rpicam-vid … --output -}.
 * Opening starts it, closing ends it; what it says on standard error goes where this program's
 * does. Nothing is interpreted by a shell. Immutable; any thread.
 *
 * @param command program and arguments
 */
public record CommandLinkOpener(List<String> command) implements LinkOpener {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Duration END_MAX = Duration.ofSeconds(1);

  public CommandLinkOpener {
    command = List.copyOf(command);
  }

  @Override
  public ByteLink open() throws LinkException {
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      process.getOutputStream().close();
      return new Output(process, process.getInputStream(), where());
    } catch (IOException e) {
      throw new LinkException(
          new Fault.Unplugged(where() + " cannot be started: " + IoReason.of(e)), e);
    }
  }

  @Override
  public String where() {
    return "command " + command.getFirst();
  }

  private record Output(Process process, InputStream stream, String where) implements ByteLink {
    /** A pipe of Java has no time limit of its own, so it is looked at every 2 ms. */
    @Override
    public int read(byte[] buffer, Duration timeout) throws LinkException {
      long deadline = System.nanoTime() + timeout.toNanos();
      try {
        while (true) {
          int waiting = stream.available();
          if (waiting > 0) {
            return stream.read(buffer, 0, Math.min(waiting, buffer.length));
          }
          if (!process.isAlive() && stream.available() == 0) {
            throw new LinkException(
                new Fault.Unplugged(where + " ended with code " + process.exitValue()));
          }
          if (deadline - System.nanoTime() <= 0) {
            return 0;
          }
          LockSupport.parkNanos(LOOK_NANOS);
        }
      } catch (LinkException e) {
        throw e;
      } catch (IOException e) {
        throw new LinkException(new Fault.Unplugged(where + " was closed"), e);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
      throw new LinkException(new Fault.Refused(0, where + " is only listened to"));
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(END_MAX)) {
          process.destroyForcibly();
        }
        stream.close();
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        System.getLogger(CommandLinkOpener.class.getName())
            .log(System.Logger.Level.DEBUG, () -> "closing " + where, e);
      }
    }
  }
}
