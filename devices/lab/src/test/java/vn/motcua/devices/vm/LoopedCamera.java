package vn.motcua.devices.vm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;

/**
 * The kernel's vivid driver with its HDMI output looped to its HDMI input: what is written to the
 * one video device is filmed by the other. Guest only.
 *
 * <p>Source: Linux Media Subsystem, "The Virtual Video Test Driver (vivid)" and "Video Loopback".
 */
final class LoopedCamera implements AutoCloseable {
  static final int WIDTH = 1_280;
  static final int HEIGHT = 720;

  private static final Path DRIVER = Path.of("/sys/bus/platform/drivers/vivid");
  private static final String DEVICE = "vivid.0";
  private static final Path CLASS = Path.of("/sys/class/video4linux");

  private static final long S_FMT = 0xC0D05605L;
  private static final long QUERYCTRL = 0xC0445624L;
  private static final long S_CTRL = 0xC008561CL;
  private static final long QUERYCTRL_NEXT = 0x8000_0000L;
  private static final int VIDEO_OUTPUT = 2;

  /** What the driver under test prefers; vivid loops only between equal formats. */
  private static final int FORMAT_GREY = 0x5945_5247;

  private static final int FIELD_NONE = 1;
  private static final byte DESK = (byte) 128;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long REQBUFS = 0xC0145608L;
  private static final long QBUF = 0xC058560FL;
  private static final long DQBUF = 0xC0585611L;
  private static final long STREAMON = 0x40045612L;
  private static final int USERPTR = 2;
  private static final int BUFFERS = 3;
  private static final int FRAME_BYTES = WIDTH * HEIGHT;
  private static final int PAGE_BYTES = 4_096;
  private static final int CONTROLS_MAX = 500;

  private final Path eye;
  private final FileLink screen;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment frames = arena.allocate((long) BUFFERS * FRAME_BYTES, PAGE_BYTES);
  private int shown;
  private boolean pulled;

  private LoopedCamera(Path eye, FileLink screen) {
    this.eye = eye;
    this.screen = screen;
  }

  /** Binds the driver to its device, if it is not bound. */
  static LoopedCamera plug() throws IOException {
    if (!Files.exists(DRIVER.resolve(DEVICE))) {
      Files.writeString(DRIVER.resolve("bind"), DEVICE);
    }
    Path eye = node("-cap");
    try (FileLink camera = FileLinkOpener.openFile(eye, "camera")) {
      loop(camera);
    }
    FileLink screen = FileLinkOpener.openFile(node("-out"), "screen");
    screen.ioctl(S_FMT, format());
    screen.ioctl(
        REQBUFS, struct(20).putInt(0, BUFFERS).putInt(4, VIDEO_OUTPUT).putInt(8, USERPTR).array());
    return new LoopedCamera(eye, screen);
  }

  private static Path node(String end) throws IOException {
    try (Stream<Path> all = Files.list(CLASS)) {
      for (Path each : all.toList()) {
        if (Files.readString(each.resolve("name")).strip().endsWith("vid" + end)) {
          return Path.of("/dev").resolve(each.getFileName().toString());
        }
      }
    }
    throw new IOException("the kernel has no vivid device for video" + end);
  }

  private static byte[] format() {
    return struct(208)
        .putInt(0, VIDEO_OUTPUT)
        .putInt(8, WIDTH)
        .putInt(12, HEIGHT)
        .putInt(16, FORMAT_GREY)
        .putInt(20, FIELD_NONE)
        .array();
  }

  /** Its control is found by name, since its number is no promise of the kernel's. */
  private static void loop(FileLink camera) throws LinkException {
    int id = 0;
    for (int i = 0; i < CONTROLS_MAX; i++) {
      byte[] control = new byte[68];
      view(control).putInt(0, (int) (id | QUERYCTRL_NEXT));
      camera.ioctl(QUERYCTRL, control);
      id = view(control).getInt(0);
      String name = new String(control, 8, 32, StandardCharsets.US_ASCII);
      if (name.startsWith("Loop Video")) {
        camera.ioctl(S_CTRL, struct(8).putInt(0, id).putInt(4, 1).array());
        return;
      }
    }
    throw new IllegalStateException("vivid has no control to loop with");
  }

  private static ByteBuffer struct(int bytes) {
    return view(new byte[bytes]);
  }

  private static byte[] bytes(ByteBuffer struct) {
    byte[] bytes = new byte[struct.capacity()];
    struct.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  /** The device file of the camera. */
  Path eye() {
    return eye;
  }

  /** Holds a picture before the camera for one frame, in the middle of a grey desk. */
  void show(GreyImage picture) throws LinkException {
    int index = shown;
    if (shown >= BUFFERS) {
      byte[] done = new byte[88];
      view(done).put(0, bytes(buffer(0)));
      await().atMost(PATIENCE).until(() -> screen.ioctl(DQBUF, done) == 0 && back(done));
      index = view(done).getInt(0);
    }
    MemorySegment frame = frames.asSlice((long) index * FRAME_BYTES, FRAME_BYTES);
    draw(picture, frame);
    screen.ioctl(
        QBUF,
        buffer(index)
            .putInt(8, FRAME_BYTES)
            .putLong(64, frame.address())
            .putInt(72, FRAME_BYTES)
            .array());
    if (++shown == BUFFERS) {
      screen.ioctl(STREAMON, struct(4).putInt(0, VIDEO_OUTPUT).array());
    }
  }

  /**
   * When the driver answers with nothing, the structure stays as it was passed in, without a
   * length.
   */
  private static boolean back(byte[] buffer) {
    return view(buffer).getInt(72) != 0;
  }

  private static ByteBuffer buffer(int index) {
    return struct(88).putInt(0, index).putInt(4, VIDEO_OUTPUT).putInt(60, USERPTR);
  }

  private static void draw(GreyImage picture, MemorySegment frame) {
    frame.fill(DESK);
    int left = (WIDTH - picture.getWidth()) / 2;
    int top = (HEIGHT - picture.getHeight()) / 2;
    byte[] dots = picture.getMatrix();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        long at = (top + y) * (long) WIDTH + left + x;
        frame.set(ValueLayout.JAVA_BYTE, at, dots[y * picture.getWidth() + x]);
      }
    }
  }

  void pull() throws IOException {
    pulled = true;
    screen.close();
    Files.writeString(DRIVER.resolve("unbind"), DEVICE);
  }

  @Override
  public void close() throws IOException {
    if (!pulled) {
      pull();
    }
    arena.close();
  }
}
