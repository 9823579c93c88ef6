package vn.motcua.firmware.board;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.pi4j.context.Context;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.scanner.HidPosEmulator;
import vn.motcua.devices.emulator.scanner.KeyboardEmulator;
import vn.motcua.devices.emulator.scanner.ScannerEmulator;
import vn.motcua.devices.emulator.zkteco.TerminalEmulator;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.provisioning.link.Link.ChipLines;

/** One emulator of each kind that board.toml can name, and the file that names them. */
final class EverythingAttached implements AutoCloseable {
  static final String SERIAL = "EMU0000001";

  /** Device files must lie below /dev. */
  private final Path folder = Files.createTempDirectory(Path.of("/dev/shm"), "motcua");

  final PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, _ -> {});
  final PrinterEmulator secondPrinter = new PrinterEmulator(EmulatedModel.GOOD_58_MM, 0, _ -> {});
  final KeyboardEmulator pad = new KeyboardEmulator(folder.resolve("pad"));
  final FingerprintModuleEmulator reader = new FingerprintModuleEmulator(folder.resolve("finger"));
  final ScannerEmulator serial = new ScannerEmulator(folder.resolve("serial"), Suffix.CR);
  final KeyboardEmulator keys = new KeyboardEmulator(folder.resolve("keys"));
  final HidPosEmulator hidPos = new HidPosEmulator(folder.resolve("hidpos"));
  final TerminalEmulator pulled = new TerminalEmulator(ZkTransport.TCP, 40, 17, 1_000);
  final TerminalEmulator datagrams = new TerminalEmulator(ZkTransport.UDP, 16, 0, 1_000);
  final int admsPort = freePort();
  private final AtomicReference<@Nullable PanelEmulator> panel = new AtomicReference<>();

  EverythingAttached() throws IOException, WriterException {
    Files.write(folder.resolve("film.mjpeg"), picture("CAMERA-1"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static byte[] picture(String text) throws IOException, WriterException {
    BitMatrix bars = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 560, 200);
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean inside = x >= 40 && x < 40 + bars.getWidth() && y >= 140 && y < 340;
        boolean black = inside && bars.get(x - 40, y - 140);
        image.setRGB(x, y, black ? 0 : 0xffffff);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", jpeg);
    return jpeg.toByteArray();
  }

  /** The lines of the one panel. */
  PanelWiring wiring() {
    return wanted -> {
      ChipLines at = wanted.lines();
      Context context = MockLines.context();
      var lines = new Pi4jPanelLines(context, at.inputs(), at.lamps(), System::nanoTime);
      panel.set(new PanelEmulator(context, at.inputs(), at.lamps(), 1));
      return lines;
    };
  }

  void press(int value) {
    PanelEmulator emulator = panel.get();
    if (emulator == null) {
      throw new IllegalStateException("the panel has not been opened yet");
    }
    var _ = emulator.press(value);
  }

  /** board.toml with one of each. */
  Path boardToml() throws IOException {
    String text =
        String.format(
            Locale.ROOT,
            """
            centre = "phuong-minh-hoa"
            board = "mot-cua-1"
            roles = ["ticket"]
            [broker]
            url = "tcp://127.0.0.1:1883"
            [[printer]]
            name = "printer-1"
            link = "tcp://127.0.0.1:%1$d"
            model = "epson-tm-t20iii"
            [[printer]]
            name = "printer-2"
            link = "tcp://127.0.0.1:%2$d"
            dots = 384
            [[rating-panel]]
            name = "panel"
            counter = "1"
            chip = "mock"
            inputs = [0, 1, 2, 3]
            lamps = [4, 5, 6, 7]
            [[key-pad]]
            name = "pad"
            counter = "2"
            link = "keys:%3$s/pad?grab=no"
            keys = [59, 60, 61, 62]
            [[fingerprint]]
            name = "finger"
            link = "serial:%3$s/finger?baud=57600"
            [[scanner]]
            name = "scanner-serial"
            link = "serial:%3$s/serial?baud=9600&flow=none"
            tone = "bel"
            desk = "luan-chuyen"
            [[scanner]]
            name = "scanner-keys"
            link = "keys:%3$s/keys?grab=no"
            desk = "luan-chuyen"
            [[scanner]]
            name = "scanner-hidpos"
            link = "hidpos:%3$s/hidpos"
            desk = "luan-chuyen"
            [[camera]]
            name = "camera"
            command = ["cat", "%3$s/film.mjpeg"]
            desk = "luan-chuyen"
            [[terminal]]
            name = "terminal-tcp"
            link = "tcp://127.0.0.1:%4$d"
            comm-key = 17
            [[terminal]]
            name = "terminal-udp"
            link = "udp://127.0.0.1:%5$d"
            [[terminal]]
            name = "terminal-push"
            link = "adms://127.0.0.1:%6$d/%7$s"
            """,
            printer.port(),
            secondPrinter.port(),
            folder,
            pulled.port(),
            datagrams.port(),
            admsPort,
            SERIAL);
    return Files.writeString(folder.resolve("board.toml"), text);
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable each :
        List.of(printer, secondPrinter, pad, reader, serial, keys, hidPos, pulled, datagrams)) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException("an emulator did not close", e);
      }
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
