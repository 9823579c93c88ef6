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
 * A camera as a scanner: pictures in, one {@link Scanned} out for each code held in front of it.
 *
 * <p>One thread, the device's own, reads and decodes. While a picture is being decoded others are
 * skipped, and the newest is decoded next: a slow machine decodes less often, but never old
 * pictures.
 */
public final class CameraScanner implements SessionOn<PictureLink> {

  /** A code that was out of sight for this long is a new scan when it comes again. */
  public static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

  /** A camera without a good picture for this long counts as stuck. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

  private static final Duration LOOK_WAIT = Duration.ofMillis(500);

  private final String device;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private final WarmUp warmUp;
  private final FrameDecoder decoder;
  private @Nullable Code last;
  private long lastSeen;
  private @Nullable GreyImage first;

  /**
   * @param device name in board.toml
   * @param nanos CLOCK_MONOTONIC in nanoseconds
   * @param warmUp warm-up before the device is ready for the first time
   */
  public CameraScanner(String device, ReadingSink sink, LongSupplier nanos, WarmUp warmUp) {
    this.device = device;
    this.sink = sink;
    this.nanos = nanos;
    this.warmUp = warmUp;
    this.decoder = new FrameDecoder();
  }

  /**
   * Warms up, and waits for a first good picture, because a stream that can be opened may still be
   * useless. Pictures that come during the warm-up wait or are skipped.
   */
  @Override
  public void greet(PictureLink camera) throws LinkException, InterruptedException {
    while (warmUp.next()) {
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
