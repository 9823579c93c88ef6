package vn.motcua.firmware.bench.device;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import vn.motcua.devices.camera.WarmUp;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.FrameDecoder;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.firmware.bench.ProcessorTime;
import vn.motcua.firmware.bench.picture.ReadingScore;

/**
 * Simulates pictures in front of a camera: an empty desk, then one picture for a while, and so on.
 */
final class FrameBench {

  /** Frames for which a picture is shown, two thirds of a second. */
  static final int HELD = 20;

  private static final int EMPTY = 10;
  private static final byte DESK = 120;

  private FrameBench() {}

  /** The camera's warm-up before its first frame; seconds of this thread's processor time. */
  static double warmUp() {
    long start = ProcessorTime.nanos();
    WarmUp warmUp = WarmUp.usual();
    boolean more = true;
    while (more) {
      more = warmUp.next();
    }
    return (ProcessorTime.nanos() - start) / 1e9;
  }

  /** Shows all; puts the processor time of each frame with a picture into {@code millis}. */
  static ReadingScore film(List<PictureFile> shots, List<Double> millis) throws IOException {
    FrameDecoder decoder = new FrameDecoder();
    ReadingScore score = new ReadingScore(0, 0);
    for (PictureFile shot : shots) {
      GreyImage image = Pictures.grey(Files.readAllBytes(shot.file()));
      byte[] empty = new byte[image.getWidth() * image.getHeight()];
      Arrays.fill(empty, DESK);
      GreyImage desk = new GreyImage(image.getWidth(), image.getHeight(), empty);
      for (int i = 0; i < EMPTY; i++) {
        decoder.look(desk);
      }
      boolean right = false;
      boolean wrong = false;
      for (int i = 0; i < HELD; i++) {
        long start = ProcessorTime.nanos();
        String text = decoder.look(image).map(Code::text).orElse("");
        millis.add((ProcessorTime.nanos() - start) / 1e6);
        right |= text.equals(shot.text());
        wrong |= !text.isEmpty() && !text.equals(shot.text());
      }
      score = score.plus(new ReadingScore(right ? 1 : 0, wrong ? 1 : 0));
    }
    return score;
  }
}
