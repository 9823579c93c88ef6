package vn.motcua.devices.camera.picture;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.Opener;

/**
 * A stream of JPEG pictures, such as {@code rpicam-vid --codec mjpeg --listen -o
 * tcp://127.0.0.1:8888}, as a camera. Immutable.
 *
 * @param stream where the bytes come from
 */
public record MjpegOpener(LinkOpener stream) implements Opener<PictureLink> {

  @Override
  public PictureLink open() throws LinkException {
    return new Stream(stream.open(), where());
  }

  @Override
  public String where() {
    return stream.where();
  }

  private static final class Stream implements PictureLink {
    private static final int READ_BYTES = 64 * 1024;

    /** Most reads before the newest picture is decoded although more bytes are waiting. */
    private static final int READS_MAX = 64;

    private final ByteLink link;
    private final PassedOver passedOver;
    private final MjpegSplitter splitter = new MjpegSplitter();
    private final byte[] buffer = new byte[READ_BYTES];

    Stream(ByteLink link, String where) {
      this.link = link;
      this.passedOver = new PassedOver(where);
    }

    @Override
    public Optional<GreyImage> newest(Duration wait) throws LinkException {
      byte[] newest = new byte[0];
      int got = buffer.length;
      for (int reads = 0; reads < READS_MAX && got > 0; reads++) {
        boolean more = got == buffer.length;
        if (newest.length > 0 && !more) {
          return decoded(newest);
        }
        got = link.read(buffer, wait);
        List<byte[]> frames = splitter.feed(buffer, got);
        newest = frames.isEmpty() ? newest : frames.getLast();
      }
      return decoded(newest);
    }

    private Optional<GreyImage> decoded(byte[] jpeg) {
      if (jpeg.length == 0) {
        return Optional.empty();
      }
      try {
        return Optional.of(Pictures.grey(jpeg));
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
      link.close();
    }
  }
}
