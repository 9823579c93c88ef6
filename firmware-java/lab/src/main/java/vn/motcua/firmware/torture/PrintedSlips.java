package vn.motcua.firmware.torture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import vn.motcua.devices.emulator.printer.Paper;

/** The codes of the slips that came out of the printer, oldest first. Any thread. */
final class PrintedSlips {
  private static final System.Logger LOG = System.getLogger(PrintedSlips.class.getName());

  private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();

  /** Another slip; one whose code cannot be read does not count. */
  void add(Paper paper) {
    BufferedImage image = paper.picture().toImage();
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      codes.add(new QRCodeReader().decode(bitmap).getText());
    } catch (ReaderException cutShort) {
      // Its board died before the code was complete: a slip that nobody can use does not count.
      LOG.log(System.Logger.Level.DEBUG, "slip {0} is torn", paper.number());
    }
  }

  /** Those that came since the last time. */
  List<String> take() {
    List<String> taken = new ArrayList<>();
    codes.drainTo(taken);
    return taken;
  }
}
