package vn.motcua.firmware.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.demo.BenchPort;

/** A bench that records what was done to it and shows one white slip. */
final class FakeBench implements BenchPort {
  /** What was done, one sentence each. */
  final List<String> done = new CopyOnWriteArrayList<>();

  @Override
  public void press(String panel, int value) {
    done.add("press " + panel + " " + value);
  }

  @Override
  public void scan(String scanner, String text) {
    if (text.equals("UNPLUGGED")) {
      throw new IllegalStateException("the scanner's cable is out");
    }
    done.add("scan " + scanner + " " + text);
  }

  @Override
  public void finger(String reader, int slot) {
    done.add("finger " + reader + " " + slot);
  }

  @Override
  public void cover(String printer, boolean open) {
    done.add("cover " + printer + " " + open);
  }

  @Override
  public void paper(String printer, String level) {
    done.add("paper " + printer + " " + level);
  }

  @Override
  public void cable(String device, boolean plugged) {
    done.add("cable " + device + " " + plugged);
  }

  @Override
  public List<String> papers() {
    return List.of("2", "1");
  }

  @Override
  public byte @Nullable [] paperPng(String id) {
    return papers().contains(id) ? png(id) : null;
  }

  private static byte[] png(String id) {
    var image = new BufferedImage(576, 700, BufferedImage.TYPE_BYTE_GRAY);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 576, 700);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 160));
    pen.drawString("100" + id, 110, 350);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot draw the slip", broken);
    }
    return out.toByteArray();
  }

  @Override
  public List<BenchDevice> devices() {
    return List.of(
        new BenchDevice("may-in", "printer", true, List.of(), "full", false),
        new BenchDevice("nut-quay-1", "rating-panel", true, List.of(3), null, false),
        new BenchDevice("nut-quay-2", "rating-panel", true, List.of(), null, false),
        new BenchDevice("van-tay", "fingerprint", true, List.of(), null, false),
        new BenchDevice("dau-doc", "scanner", false, List.of(), null, false));
  }
}
