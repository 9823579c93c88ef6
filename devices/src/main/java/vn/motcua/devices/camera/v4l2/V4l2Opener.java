package vn.motcua.devices.camera.v4l2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;

/**
 * Opens a kernel camera (Video for Linux 2): negotiates format and size, maps buffers, and starts
 * the stream. Immutable.
 *
 * <p>A camera module of a Raspberry Pi is not such a camera: its pictures come through libcamera,
 * for instance as the MJPEG stream of {@code rpicam-vid}.
 *
 * @param path {@code /dev/video0}, or a link to it in {@code /dev/v4l/by-id}
 * @param width wished, in dots; the camera gives the nearest it can
 * @param height wished, in dots
 */
public record V4l2Opener(Path path, int width, int height) implements Opener<PictureLink> {
  private static final int BUFFERS = 4;
  private static final int BUFFERS_MIN = 2;

  @Override
  public PictureLink open() throws LinkException {
    FileLink file = FileLinkOpener.openFile(path, where());
    boolean good = false;
    try {
      VideoCalls calls = new VideoCalls(file);
      if (!calls.captures()) {
        throw refused("gives no pictures; another /dev/video file of this camera may");
      }
      V4l2Camera camera = new V4l2Camera(file, calls, agree(calls), where());
      int count = calls.request(BUFFERS);
      if (count < BUFFERS_MIN) {
        throw refused("has memory for " + count + " pictures only");
      }
      camera.start(count);
      good = true;
      return camera;
    } finally {
      if (!good) {
        file.close();
      }
    }
  }

  private VideoCalls.Agreed agree(VideoCalls calls) throws LinkException {
    List<Integer> offered = calls.formats();
    VideoFormat format =
        Arrays.stream(VideoFormat.values())
            .filter(each -> offered.contains(each.fourcc()))
            .findFirst()
            .orElseThrow(() -> refused("has no picture format that is understood"));
    VideoCalls.Agreed agreed = calls.agree(format, width, height);
    if (agreed.fourcc() != format.fourcc()) {
      throw refused("did not agree to " + format);
    }
    checkSize(agreed);
    return agreed;
  }

  private void checkSize(VideoCalls.Agreed agreed) throws LinkException {
    try {
      Pictures.check(agreed.width(), agreed.height());
    } catch (IOException e) {
      LinkException refused = refused("agrees to " + e.getMessage() + "; wish a smaller size");
      refused.initCause(e);
      throw refused;
    }
  }

  private LinkException refused(String why) {
    return new LinkException(new Fault.Refused(0, path + " " + why));
  }

  @Override
  public String where() {
    return String.format(Locale.ROOT, "v4l2 %s %dx%d", path, width, height);
  }
}
