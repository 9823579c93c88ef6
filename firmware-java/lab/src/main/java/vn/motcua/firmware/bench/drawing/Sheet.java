package vn.motcua.firmware.bench.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;

/** A grey picture that can be changed: row by row, 0 black to 255 white. One thread. */
final class Sheet {
  private static final float WHITE = 255;

  /** A dot is ink when it is darker than this. */
  private static final float INK = 200;

  /** Samples taken across and down each dot, since a camera sees the mean of an area. */
  private static final int SAMPLES = 3;

  private final int width;
  private final int height;
  private final float[] light;

  Sheet(int width, int height) {
    this.width = width;
    this.height = height;
    this.light = new float[width * height];
    Arrays.fill(light, WHITE);
  }

  /** Which place of a picture is seen at a place of another one. */
  interface Mapping {
    /** x and y, in dots. */
    double[] from(double x, double y);
  }

  static Sheet load(Path file) throws IOException {
    GreyImage image = Pictures.grey(Files.readAllBytes(file));
    Sheet sheet = new Sheet(image.getWidth(), image.getHeight());
    for (int i = 0; i < sheet.light.length; i++) {
      sheet.light[i] = image.at(i % sheet.width, i / sheet.width);
    }
    return sheet;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The brightness, to be changed in place. */
  float[] light() {
    return light;
  }

  /** As an 8-bit picture. */
  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] dots = new byte[light.length];
    for (int i = 0; i < dots.length; i++) {
      dots[i] = (byte) Math.clamp(Math.round(light[i]), 0, 255);
    }
    image.getRaster().setDataElements(0, 0, width, height, dots);
    return image;
  }

  void save(Path file) throws IOException {
    ImageIO.write(image(), "png", file.toFile());
  }

  /** What is drawn on it, with this many dots of paper around. */
  Sheet trimmed(int margin) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (int i = 0; i < light.length; i++) {
      if (light[i] < INK) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width + 1);
      }
    }
    if (left >= right) {
      throw new IllegalArgumentException("nothing is drawn on it");
    }
    Sheet trimmed = new Sheet(right - left + 2 * margin, bottom - top + 2 * margin);
    for (int y = top; y < bottom; y++) {
      System.arraycopy(
          light,
          y * width + left,
          trimmed.light,
          (y - top + margin) * trimmed.width + margin,
          right - left);
    }
    return trimmed;
  }

  /** Another picture, of which each dot is the mean of what is seen there. */
  Sheet mapped(int otherWidth, int otherHeight, Mapping mapping) {
    Sheet other = new Sheet(otherWidth, otherHeight);
    for (int i = 0; i < other.light.length; i++) {
      float sum = 0;
      for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        double x = i % otherWidth + (sample % SAMPLES + 0.5) / SAMPLES;
        double y = i / otherWidth + (sample / SAMPLES + 0.5) / SAMPLES;
        double[] from = mapping.from(x, y);
        sum += at((int) Math.floor(from[0]), (int) Math.floor(from[1]));
      }
      other.light[i] = sum / (SAMPLES * SAMPLES);
    }
    return other;
  }

  private float at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? WHITE : light[y * width + x];
  }

  /** Gaussian blur. */
  void blur(double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * radius + 1];
    for (int i = -radius; i <= radius; i++) {
      weights[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
    }
    double sum = Arrays.stream(weights).sum();
    for (int turn = 0; turn < 2; turn++) {
      float[] before = light.clone();
      for (int i = 0; i < light.length; i++) {
        int place = turn == 0 ? i % width : i / width;
        int last = (turn == 0 ? width : height) - 1;
        double mean = 0;
        for (int k = -radius; k <= radius; k++) {
          int step = Math.clamp(place + k, 0, last) - place;
          mean += weights[k + radius] * before[i + step * (turn == 0 ? 1 : width)];
        }
        light[i] = (float) (mean / sum);
      }
    }
  }

  /** Several sheets in rows of two, one above the other. */
  static Sheet table(List<Sheet> sheets) {
    int column = sheets.stream().mapToInt(Sheet::width).max().orElseThrow();
    int row = sheets.stream().mapToInt(Sheet::height).max().orElseThrow();
    Sheet table = new Sheet(Math.min(2, sheets.size()) * column, (sheets.size() + 1) / 2 * row);
    for (int i = 0; i < sheets.size(); i++) {
      Sheet each = sheets.get(i);
      for (int y = 0; y < each.height; y++) {
        int to = (i / 2 * row + y) * table.width + i % 2 * column;
        System.arraycopy(each.light, y * each.width, table.light, to, each.width);
      }
    }
    return table;
  }
}
