package vn.motcua.devices.camera.v4l2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.file.FileLink;

/**
 * The questions to a video device, with the structures of {@code linux/videodev2.h} as 64-bit
 * kernels have them (x86-64 and arm64 alike). Any thread.
 *
 * <pre>
 *   v4l2_capability 104      capabilities u32 @84, device_caps u32 @88
 *   v4l2_fmtdesc     64      index u32 @0, type u32 @4, pixelformat u32 @44
 *   v4l2_format     208      type u32 @0, width u32 @8, height u32 @12, pixelformat u32 @16,
 *                            field u32 @20, bytesperline u32 @24
 *   v4l2_requestbuffers 20   count u32 @0, type u32 @4, memory u32 @8
 *   v4l2_buffer      88      index u32 @0, type u32 @4, bytesused u32 @8, flags u32 @12,
 *                            memory u32 @60, offset u32 @64, length u32 @72
 * </pre>
 */
final class VideoCalls {
  private static final long QUERYCAP = 0x80685600L;
  private static final long ENUM_FMT = 0xC0405602L;
  private static final long S_FMT = 0xC0D05605L;
  private static final long REQBUFS = 0xC0145608L;
  private static final long QUERYBUF = 0xC0585609L;
  private static final long QBUF = 0xC058560FL;
  private static final long DQBUF = 0xC0585611L;
  private static final long STREAMON = 0x40045612L;

  private static final int CAPABILITY_BYTES = 104;
  private static final int FMTDESC_BYTES = 64;
  private static final int FORMAT_BYTES = 208;
  private static final int REQUEST_BYTES = 20;
  private static final int BUFFER_BYTES = 88;

  private static final int VIDEO_CAPTURE = 1;
  private static final int FIELD_NONE = 1;
  private static final int MEMORY_MMAP = 1;
  private static final int CAN_CAPTURE = 0x1;
  private static final int CAN_STREAM = 0x0400_0000;
  private static final int HAS_DEVICE_CAPS = 0x8000_0000;
  private static final int FLAG_ERROR = 0x40;
  private static final int EINVAL = 22;
  private static final int FORMATS_MAX = 64;

  private final FileLink file;

  VideoCalls(FileLink file) {
    this.file = file;
  }

  /** What the device agreed to. */
  record Agreed(int fourcc, int width, int height, int lineBytes) {}

  /** A buffer of the kernel's, to be mapped. */
  record Place(long offset, long length) {}

  /** A buffer that holds a picture. */
  record Filled(int index, int bytes, boolean damaged) {}

  /** Whether it captures pictures by streaming. */
  boolean captures() throws LinkException {
    ByteBuffer answer = ask(QUERYCAP, struct(CAPABILITY_BYTES));
    int all = answer.getInt(84);
    int own = (all & HAS_DEVICE_CAPS) == 0 ? all : answer.getInt(88);
    return (own & CAN_CAPTURE) != 0 && (own & CAN_STREAM) != 0;
  }

  /** Its formats as four letters each. */
  List<Integer> formats() throws LinkException {
    List<Integer> all = new ArrayList<>();
    for (int index = 0; index < FORMATS_MAX; index++) {
      ByteBuffer question = struct(FMTDESC_BYTES).putInt(0, index).putInt(4, VIDEO_CAPTURE);
      try {
        all.add(ask(ENUM_FMT, question).getInt(44));
      } catch (LinkException e) {
        if (e.fault() instanceof Fault.Refused refused && refused.code() == EINVAL) {
          return all; // With this error the kernel says that there are no more formats.
        }
        throw e;
      }
    }
    return all;
  }

  /** Asks for a format and size; the device may agree to another size. */
  Agreed agree(VideoFormat format, int width, int height) throws LinkException {
    ByteBuffer wish =
        struct(FORMAT_BYTES)
            .putInt(0, VIDEO_CAPTURE)
            .putInt(8, width)
            .putInt(12, height)
            .putInt(16, format.fourcc())
            .putInt(20, FIELD_NONE);
    ByteBuffer got = ask(S_FMT, wish);
    return new Agreed(got.getInt(16), got.getInt(8), got.getInt(12), got.getInt(24));
  }

  /** Asks the kernel for buffers; returns how many it made. */
  int request(int count) throws LinkException {
    ByteBuffer wish =
        struct(REQUEST_BYTES).putInt(0, count).putInt(4, VIDEO_CAPTURE).putInt(8, MEMORY_MMAP);
    return ask(REQBUFS, wish).getInt(0);
  }

  Place place(int index) throws LinkException {
    ByteBuffer answer = ask(QUERYBUF, buffer(index));
    return new Place(
        Integer.toUnsignedLong(answer.getInt(64)), Integer.toUnsignedLong(answer.getInt(72)));
  }

  /** Gives an empty buffer to the device. */
  void give(int index) throws LinkException {
    ask(QBUF, buffer(index));
  }

  /** Takes a full one from it; only when it is readable. */
  Filled take() throws LinkException {
    ByteBuffer answer = ask(DQBUF, buffer(0));
    return new Filled(answer.getInt(0), answer.getInt(8), (answer.getInt(12) & FLAG_ERROR) != 0);
  }

  void start() throws LinkException {
    ask(STREAMON, struct(Integer.BYTES).putInt(0, VIDEO_CAPTURE));
  }

  private static ByteBuffer buffer(int index) {
    return struct(BUFFER_BYTES).putInt(0, index).putInt(4, VIDEO_CAPTURE).putInt(60, MEMORY_MMAP);
  }

  private static ByteBuffer struct(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  private ByteBuffer ask(long request, ByteBuffer struct) throws LinkException {
    byte[] bytes = new byte[struct.capacity()];
    struct.get(0, bytes);
    file.ioctl(request, bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
