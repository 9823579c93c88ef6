package vn.motcua.devices.emulator.printer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import vn.motcua.devices.printer.raster.Bitmap;

/** A piece of paper that was cut off. Immutable. */
public final class Paper {
  private final int number;
  private final Bitmap picture;

  Paper(int number, Bitmap picture) {
    this.number = number;
    this.picture = picture;
  }

  /** 1 for the first piece this printer has cut. */
  public int number() {
    return number;
  }

  /** What is on it. */
  public Bitmap picture() {
    return picture;
  }

  /** The same as a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(picture.toImage(), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
