package vn.motcua.devices.vm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;

/** A keyboard made through {@code /dev/uinput} (numbers: linux/uinput.h). Guest only. */
final class UinputKeys implements AutoCloseable {
  private static final long UI_SET_EVBIT = 0x40045564L;
  private static final long UI_SET_KEYBIT = 0x40045565L;
  private static final long UI_DEV_SETUP = 0x405c5503L;
  private static final long UI_DEV_CREATE = 0x5501L;
  private static final long UI_GET_SYSNAME = 0x8040552cL;
  private static final int EV_SYN = 0;
  private static final int EV_KEY = 1;
  private static final int KEYS = 120;
  private static final int BUS_USB = 3;

  private final FileLink file;
  private final Path node;

  private UinputKeys(FileLink file, Path node) {
    this.file = file;
    this.node = node;
  }

  static UinputKeys make(String name) throws IOException {
    FileLink file = FileLinkOpener.openFile(Path.of("/dev/uinput"), "uinput");
    file.ioctl(UI_SET_EVBIT, EV_KEY);
    for (int key = 1; key < KEYS; key++) {
      file.ioctl(UI_SET_KEYBIT, key);
    }
    ByteBuffer setup = ByteBuffer.allocate(92).order(ByteOrder.LITTLE_ENDIAN);
    setup
        .putShort((short) BUS_USB)
        .putShort((short) 0x1234)
        .putShort((short) 1)
        .putShort((short) 1);
    setup.put(name.getBytes(StandardCharsets.US_ASCII));
    file.ioctl(UI_DEV_SETUP, setup.array());
    file.ioctl(UI_DEV_CREATE, 0);
    byte[] sysname = new byte[64];
    int length = file.ioctl(UI_GET_SYSNAME, sysname);
    Path input =
        Path.of("/sys/devices/virtual/input")
            .resolve(new String(sysname, 0, length, StandardCharsets.US_ASCII).replace("\0", ""));
    await().atMost(Duration.ofSeconds(10)).until(() -> !events(input).isEmpty());
    Path node = Path.of("/dev/input").resolve(events(input).getFirst().getFileName());
    await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(node));
    return new UinputKeys(file, node);
  }

  private static List<Path> events(Path input) throws IOException {
    List<Path> events = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(input, "event*")) {
      found.forEach(events::add);
    }
    return events;
  }

  Path node() {
    return node;
  }

  void press(int key) throws LinkException {
    event(EV_KEY, key, 1);
    event(EV_SYN, 0, 0);
    event(EV_KEY, key, 0);
    event(EV_SYN, 0, 0);
  }

  private void event(int type, int code, int value) throws LinkException {
    ByteBuffer event = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    event.putLong(0).putLong(0).putShort((short) type).putShort((short) code).putInt(value);
    file.write(event.array());
  }

  @Override
  public void close() {
    file.close();
  }
}
