package vn.motcua.devices.camera.v4l2;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.PassedOver;
import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.posix.SharedMemory;

/**
 * A camera that streams into buffers of the kernel, which are mapped here.
 *
 * <p>A buffer goes back to the camera as soon as its bytes are copied, so that the newest picture
 * is never older than the buffers.
 */
final class V4l2Camera implements PictureLink {
  private final FileLink file;
  private final VideoCalls calls;
  private final VideoCalls.Agreed agreed;
  private final PassedOver passedOver;
  private final List<SharedMemory> maps = new CopyOnWriteArrayList<>();

  V4l2Camera(FileLink file, VideoCalls calls, VideoCalls.Agreed agreed, String where) {
    this.file = file;
    this.calls = calls;
    this.agreed = agreed;
    this.passedOver = new PassedOver(where);
  }

  /** Maps the buffers and begins; what was mapped when it fails is freed. */
  void start(int buffers) throws LinkException {
    boolean good = false;
    try {
      for (int index = 0; index < buffers; index++) {
        VideoCalls.Place place = calls.place(index);
        maps.add(file.map(place.offset(), place.length()));
        calls.give(index);
      }
      calls.start();
      good = true;
    } finally {
      if (!good) {
        close();
      }
    }
  }

  @Override
  public Optional<GreyImage> newest(Duration wait) throws LinkException {
    byte[] newest = file.awaitReadable(wait) ? take() : null;
    byte[] next = newest;
    for (int more = 1; next != null && more < maps.size(); more++) {
      newest = next;
      next = file.awaitReadable(Duration.ZERO) ? take() : null;
    }
    return newest == null ? Optional.empty() : decoded(newest);
  }

  /** The bytes of one picture; null when it was damaged. */
  private byte @Nullable [] take() throws LinkException {
    VideoCalls.Filled filled = calls.take();
    byte[] bytes = filled.damaged() ? null : maps.get(filled.index()).copy(filled.bytes());
    calls.give(filled.index());
    return bytes;
  }

  private Optional<GreyImage> decoded(byte[] bytes) {
    try {
      VideoFormat format = VideoFormat.of(agreed.fourcc()).orElseThrow();
      return Optional.of(
          format.picture(bytes, agreed.width(), agreed.height(), agreed.lineBytes()));
    } catch (IOException e) {
      passedOver.count(e);
      return Optional.empty();
    }
  }

  @Override
  public String passedOver() {
    return passedOver.sentence();
  }

  @Override
  public void close() {
    file.close();
    maps.forEach(SharedMemory::close);
  }
}
