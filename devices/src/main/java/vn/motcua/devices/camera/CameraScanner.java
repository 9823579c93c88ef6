package vn.motcua.devices.camera;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A camera as a scanner: an MJPEG stream in (such as {@code rpicam-vid --codec mjpeg --listen -o
 * tcp://127.0.0.1:8888}), one {@link Reading.Scanned} out for each code that is held before it.
 *
 * <p>One thread, the device's own, reads and decodes. While a picture is looked at, others pass:
 * only the newest is looked at next, so a slow machine sees less often, never later.
 */
public final class CameraScanner implements Session {

  /** A code that has been away for this long is a new scan when it comes again. */
  public static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

  /** A camera that sends no picture for this long is taken as stuck. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

  private static final Duration READ_WAIT = Duration.ofMillis(500);
  private static final int READ_BYTES = 64 * 1024;

  /** Reads before the newest picture is looked at although more bytes are there. */
  private static final int READS_MAX = 64;

  private static final Logger LOG = System.getLogger(CameraScanner.class.getName());

  private final String device;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private final FrameDecoder decoder;
  private @Nullable Code last;
  private long lastSeen;

  /**
   * @param device name in board.toml
   * @param nanos CLOCK_MONOTONIC in nanoseconds
   */
  public CameraScanner(String device, ReadingSink sink, LongSupplier nanos) {
    this.device = device;
    this.sink = sink;
    this.nanos = nanos;
    this.decoder = new FrameDecoder();
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    MjpegSplitter splitter = new MjpegSplitter();
    byte[] buffer = new byte[READ_BYTES];
    long heard = nanos.getAsLong();
    while (true) {
      byte[] newest = newest(link, splitter, buffer);
      if (newest.length > 0) {
        long at = nanos.getAsLong();
        heard = at;
        look(newest, at);
      } else if (nanos.getAsLong() - heard > SILENCE_MAX.toNanos()) {
        throw new LinkException(new Fault.Timeout("the camera sends no pictures"));
      }
    }
  }

  /** The newest picture that has come, empty when none has within the wait. */
  private static byte[] newest(ByteLink link, MjpegSplitter splitter, byte[] buffer)
      throws LinkException {
    byte[] newest = new byte[0];
    int got = buffer.length;
    for (int reads = 0; reads < READS_MAX; reads++) {
      boolean more = got == buffer.length;
      if (newest.length > 0 && !more) {
        return newest;
      }
      got = link.read(buffer, READ_WAIT);
      List<byte[]> frames = splitter.feed(buffer, got);
      newest = frames.isEmpty() ? newest : frames.getLast();
      if (got == 0) {
        return newest;
      }
    }
    return newest;
  }

  private void look(byte[] picture, long at) {
    try {
      decoder.look(Pictures.grey(picture)).ifPresent(code -> tell(code, at));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0}: a picture was damaged: {1}", device, e.getMessage());
    }
  }

  private void tell(Code code, long at) {
    boolean again = code.equals(last) && at - lastSeen < AGAIN_AFTER.toNanos();
    last = code;
    lastSeen = at;
    if (!again) {
      sink.accept(new Reading.Scanned(device, code.text(), code.aim(), at));
    }
  }
}
