package vn.motcua.devices.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.FrameDecoder;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.life.SessionOn;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.scanner.Scanned;

/**
 * A camera as a scanner: pictures in, one {@link Scanned} out for each code that is held
 * before it.
 *
 * <p>One thread, the device's own, reads and decodes. While a picture is looked at, others pass:
 * only the newest is looked at next, so a slow machine sees less often, never later.
 */
public final class CameraScanner implements SessionOn<PictureLink> {

  /** A code that has been away for this long is a new scan when it comes again. */
  public static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

  /** A camera that sends no good picture for this long is taken as stuck. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

  private static final Duration LOOK_WAIT = Duration.ofMillis(500);

  private final String device;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private final Practice practice;
  private final FrameDecoder decoder;
  private @Nullable Code last;
  private long lastSeen;
  private @Nullable GreyImage first;

  /**
   * @param device name in board.toml
   * @param nanos CLOCK_MONOTONIC in nanoseconds
   * @param practice done before the device is called ready, once in its life
   */
  public CameraScanner(String device, ReadingSink sink, LongSupplier nanos, Practice practice) {
    this.device = device;
    this.sink = sink;
    this.nanos = nanos;
    this.practice = practice;
    this.decoder = new FrameDecoder();
  }

  /**
   * Practises, and waits for a first good picture: a stream that can be opened is no camera yet.
   * The pictures that come while it practises wait, or pass unseen.
   */
  @Override
  public void greet(PictureLink camera) throws LinkException, InterruptedException {
    while (practice.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the camera is being closed");
      }
    }
    first = next(camera);
  }

  @Override
  public void run(PictureLink camera) throws LinkException {
    GreyImage picture = first == null ? next(camera) : first;
    first = null;
    while (true) {
      long at = nanos.getAsLong();
      decoder.look(picture).ifPresent(code -> tell(code, at));
      picture = next(camera);
    }
  }

  /** The newest good picture; waits for one. */
  private GreyImage next(PictureLink camera) throws LinkException {
    long end = nanos.getAsLong() + SILENCE_MAX.toNanos();
    Optional<GreyImage> picture = camera.newest(LOOK_WAIT);
    while (picture.isEmpty()) {
      if (nanos.getAsLong() - end > 0) {
        String why = camera.passedOver();
        throw new LinkException(
            new Fault.Timeout(
                why.isEmpty() ? "the camera sends no pictures" : "the camera: " + why));
      }
      picture = camera.newest(LOOK_WAIT);
    }
    return picture.get();
  }

  private void tell(Code code, long at) {
    boolean again = code.equals(last) && at - lastSeen < AGAIN_AFTER.toNanos();
    last = code;
    lastSeen = at;
    if (!again) {
      sink.accept(new Scanned(device, code.text(), code.aim(), at));
    }
  }
}
