package vn.motcua.firmware.bench.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What is done to clean pictures. The same random numbers do the same. */
enum Flaw {
  /** Bars with 1.2 to 1.7 dots a module, squares with 1.8 to 2.6. */
  SMALL {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      double dots = stripes ? random.nextDouble(1.2, 1.7) : random.nextDouble(1.8, 2.6);
      double factor = MODULE_DOTS / dots;
      int width = (int) (sheet.width() / factor);
      int height = (int) (sheet.height() / factor);
      return sheet.mapped(width, height, (x, y) -> new double[] {x * factor, y * factor});
    }
  },

  /** By any angle. */
  TURNED {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      return turned(sheet, random.nextDouble(360), 0);
    }
  },

  /** One side is nearer than the other. */
  ASLANT {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      return turned(sheet, random.nextDouble(-20, 20), random.nextDouble(0.1, 0.35));
    }
  },

  /** Out of focus: a standard deviation of 0.4 to 0.8 modules. */
  BLURRED {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      sheet.blur(random.nextDouble(0.4, 0.8) * MODULE_DOTS);
      return sheet;
    }
  },

  NOISY {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      noise(sheet, random.nextDouble(25, 60), random);
      return sheet;
    }
  },

  /** Dark grey on light grey, 20 to 60 of 255 apart, with a little noise. */
  PALE {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      float contrast = random.nextFloat(20, 60) / 255;
      float black = random.nextFloat(60, 180);
      float[] light = sheet.light();
      for (int i = 0; i < light.length; i++) {
        light[i] = black + contrast * light[i];
      }
      noise(sheet, 2, random);
      return sheet;
    }
  },

  /** Light on dark, and not quite upright. */
  INVERTED {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      Sheet turned = turned(sheet, random.nextDouble(-6, 6), 0);
      float[] light = turned.light();
      for (int i = 0; i < light.length; i++) {
        light[i] = 255 - light[i];
      }
      return turned;
    }
  },

  /** One corner lies in a shadow. */
  SHADED {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) {
      shade(sheet, random.nextDouble(0.5, 0.9));
      noise(sheet, 3, random);
      return sheet;
    }
  },

  /** Compressed by JPEG with a quality of 0.05 to 0.2. */
  COMPRESSED {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) throws IOException {
      return compressed(sheet.image(), random.nextFloat(0.05f, 0.2f));
    }
  },

  /** A photograph by hand: some of everything. */
  PHOTOGRAPHED {
    @Override
    Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) throws IOException {
      Sheet turned = turned(sheet, random.nextDouble(360), random.nextDouble(0.2));
      turned.blur(random.nextDouble(0.3, 0.6) * MODULE_DOTS);
      shade(turned, random.nextDouble(0.6));
      noise(turned, random.nextDouble(4, 14), random);
      return compressed(turned.image(), random.nextFloat(0.4f, 0.8f));
    }
  };

  /** Dots of a module of the pictures that are given. */
  static final double MODULE_DOTS = 3;

  /**
   * The picture with the flaw; may change the one that is given.
   *
   * @param stripes whether it is a bar code
   */
  abstract Sheet done(Sheet sheet, boolean stripes, RandomGenerator random) throws IOException;

  /** As in names of files. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Sheet turned(Sheet sheet, double degrees, double perspective) {
    double sin = Math.sin(Math.toRadians(degrees));
    double cos = Math.cos(Math.toRadians(degrees));
    double width = sheet.width() * Math.abs(cos) + sheet.height() * Math.abs(sin);
    double height = sheet.width() * Math.abs(sin) + sheet.height() * Math.abs(cos);
    double room = 1 + perspective;
    int side = (int) Math.ceil(width * room);
    int high = (int) Math.ceil(height * room);
    return sheet.mapped(
        side,
        high,
        (x, y) -> {
          double dx = x - side / 2.0;
          double dy = y - high / 2.0;
          double depth = 1 + perspective * dx / side;
          return new double[] {
            (dx * cos + dy * sin) * depth + sheet.width() / 2.0,
            (dy * cos - dx * sin) * depth + sheet.height() / 2.0
          };
        });
  }

  private static void noise(Sheet sheet, double sigma, RandomGenerator random) {
    float[] light = sheet.light();
    for (int i = 0; i < light.length; i++) {
      light[i] += (float) random.nextGaussian(0, sigma);
    }
  }

  private static void shade(Sheet sheet, double darkest) {
    float[] light = sheet.light();
    for (int i = 0; i < light.length; i++) {
      double across = (i % sheet.width()) / (double) sheet.width();
      double down = (i / sheet.width()) / (double) sheet.height();
      light[i] *= (float) (1 - darkest * (across + down) / 2);
    }
  }

  private static Sheet compressed(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    Sheet sheet = new Sheet(read.getWidth(), read.getHeight());
    float[] light = sheet.light();
    for (int i = 0; i < light.length; i++) {
      light[i] = read.getRaster().getSample(i % sheet.width(), i / sheet.width(), 0);
    }
    return sheet;
  }
}
