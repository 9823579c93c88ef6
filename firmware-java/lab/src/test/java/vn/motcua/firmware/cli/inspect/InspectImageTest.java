package vn.motcua.firmware.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;

class InspectImageTest {
  private static final String DOSSIER = "000.19.34.H29-261121-00017";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void eachPictureIsOneLineInTheOrderGiven() throws IOException {
    Path stripes = save("stripes.png", picture(DOSSIER, BarcodeFormat.CODE_128));
    Path square = save("square.jpg", picture("Hồ sơ số 17", BarcodeFormat.QR_CODE));
    assertThat(run(stripes, square)).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(2);
    assertLine(lines.getFirst(), stripes, DOSSIER, "]C0");
    assertLine(lines.getLast(), square, "Hồ sơ số 17", "]Q2");
  }

  @Test
  void aPictureWithoutACodeIsReportedWithExitCode3() throws IOException {
    Path empty = save("empty.png", new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY));
    Path code = save("code.png", picture(DOSSIER, BarcodeFormat.DATA_MATRIX));
    assertThat(run(empty, code)).isEqualTo(3);
    assertLine(lines().getFirst(), empty, "", "");
    assertLine(lines().getLast(), code, DOSSIER, "]d1");
  }

  @Test
  void aFileThatIsNoPictureMeansExitCode2AndTheOthersAreStillReported() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path nothing = Files.createFile(folder.resolve("nothing.jpg"));
    Path code = save("code.png", picture("HS-261121", BarcodeFormat.CODE_39));
    assertThat(run(text, nothing, folder.resolve("absent.png"), code)).isEqualTo(2);
    assertThat(err.toString()).contains("text.png", "nothing.jpg", "absent.png");
    assertLine(lines().getLast(), code, "HS-261121", "]A0");
  }

  @Test
  void transparentGroundIsPaper() throws IOException {
    BufferedImage grey = picture("MOTCUA/MINH-HOA/20261121/1001", BarcodeFormat.QR_CODE);
    BufferedImage clear =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        int ink = 0xFF - (grey.getRGB(x, y) & 0xFF);
        clear.setRGB(x, y, ink << 24); // black, as dense as it is dark, on nothing
      }
    }
    Path file = save("clear.png", clear);
    assertThat(run(file)).isZero();
    assertLine(lines().getFirst(), file, "MOTCUA/MINH-HOA/20261121/1001", "]Q1");
  }

  @Test
  void aColourPhotographIsReadAsWell() throws IOException {
    BufferedImage grey = picture("8934567890120", BarcodeFormat.EAN_13);
    BufferedImage colour =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = colour.createGraphics();
    pen.drawImage(grey, 0, 0, null);
    pen.setColor(new Color(200, 40, 40, 40));
    pen.fillRect(0, 0, grey.getWidth(), grey.getHeight());
    pen.dispose();
    Path file = save("colour.jpg", colour);
    assertThat(run(file)).isZero();
    assertLine(lines().getFirst(), file, "8934567890120", "]E0");
  }

  private static void assertLine(JsonNode line, Path file, String text, String aim) {
    assertThat(line.get("file").asString()).isEqualTo(file.toString());
    assertThat(line.get("text").asString()).isEqualTo(text);
    assertThat(line.get("aim").asString()).isEqualTo(aim);
  }

  private static BufferedImage picture(String text, BarcodeFormat format) {
    GreyImage picture =
        HardPictures.of(text, format, PictureFlaws.none(format).turned(12), new Random(1));
    BufferedImage image =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    image
        .getRaster()
        .setDataElements(0, 0, picture.getWidth(), picture.getHeight(), picture.getMatrix());
    return image;
  }

  private Path save(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, name.substring(name.length() - 3), file.toFile())).isTrue();
    return file;
  }

  private int run(Path... files) {
    return new CommandLine(new InspectImage())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.of(files).map(Path::toString).toArray(String[]::new));
  }

  private List<JsonNode> lines() {
    JsonMapper json = new JsonMapper();
    return out.toString().lines().map(json::readTree).toList();
  }
}
