package vn.motcua.devices.vm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;

/**
 * The emulated printer at the far end of the kernel's printer gadget: bytes go between {@code
 * /dev/g_printer0} and the emulator's port. Guest only.
 */
final class GadgetPrinter implements AutoCloseable {
  static final String ID = "MFG:Motcua;MDL:XP-80;CMD:ESC/POS;CLS:PRINTER;";

  private static final long SET_PRINTER_STATUS = 0xC0016722L;
  private static final Duration JOIN_MAX = Duration.ofSeconds(20);
  private static final Duration SLICE = Duration.ofMillis(100);

  final PrinterEmulator emulator = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, paper -> {});
  final Gadget gadget;
  private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
  private FileLink file;
  private Socket socket;
  private Thread inward;
  private Thread outward;

  GadgetPrinter(String serial) throws IOException {
    this.gadget = Gadget.make(Gadget.Function.printer(ID), 0, 0x0416, serial);
    this.socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
    this.file = connect();
    this.inward = pump();
    this.outward = answers();
  }

  private FileLink connect() throws IOException {
    gadget.plug();
    return FileLinkOpener.openFile(gadget.far(), "gadget");
  }

  /** From now on it takes so many bytes and then no more. */
  void stopAfter(long bytes) {
    bytesLeft.set(bytes);
  }

  /** Whether it has taken all that it would. */
  boolean hasStopped() {
    return bytesLeft.get() <= 0;
  }

  /** The status byte of the printer class. */
  void status(int value) throws LinkException {
    file.ioctl(SET_PRINTER_STATUS, value);
  }

  void unplug() throws IOException {
    disconnect();
    gadget.unplug();
  }

  void replug() throws IOException {
    bytesLeft.set(Long.MAX_VALUE);
    file = connect();
    socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
    inward = pump();
    outward = answers();
  }

  private void disconnect() throws IOException {
    file.close();
    socket.close();
    boolean ended = join(inward) && join(outward);
    if (!ended) {
      throw new IOException("a pump did not end");
    }
  }

  private static boolean join(Thread pump) {
    try {
      return pump.join(JOIN_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Thread pump() {
    FileLink from = file;
    Socket to = socket;
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          byte[] buffer = new byte[4_096];
          try (OutputStream out = to.getOutputStream()) {
            while (true) {
              if (bytesLeft.get() <= 0) {
                Thread.sleep(SLICE);
                from.ioctl(SET_PRINTER_STATUS, 0x18); // Fails when it was closed.
                continue;
              }
              int got = from.read(buffer, SLICE);
              out.write(buffer, 0, got);
              bytesLeft.addAndGet(-got);
            }
          } catch (IOException | InterruptedException e) {
            from.close(); // So ends a pump: its file or its socket was closed.
          }
        });
  }

  private Thread answers() {
    FileLink to = file;
    Socket from = socket;
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          byte[] buffer = new byte[256];
          try (InputStream in = from.getInputStream()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
              to.write(buffer, 0, got);
            }
          } catch (IOException e) {
            to.close();
          }
        });
  }

  @Override
  public void close() throws IOException {
    disconnect();
    emulator.close();
    gadget.close();
  }
}
