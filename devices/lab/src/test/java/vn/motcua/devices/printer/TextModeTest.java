package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.emulator.printer.PaperPrint;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.inspect.EscPosTokenizer;
import vn.motcua.devices.printer.inspect.TextTrace;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.devices.printer.text.TextLine;

class TextModeTest {
  private static final String[] LINES = {
    "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi",
    "PHIẾU SỐ THỨ TỰ",
    "XÃ TỊNH KỲ",
    "Vui lòng giữ phiếu và chờ gọi số"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {"epson-tm-t20iii", "bixolon-srp-350iii", "citizen-ct-s310", "rongta-rp326"})
  void eachPageOfAModelIsReadBackLetterForLetterFromItsBytes(String name) {
    PrinterProfile model = PrinterProfiles.shipped().named(name).orElseThrow();
    for (TextLine page : model.pages()) {
      for (String line : LINES) {
        page.encode(line)
            .ifPresent(bytes -> assertThat(shown(model, bytes)).as(name + page).isEqualTo(line));
      }
    }
    assertThat(model.pages().getFirst().encode(LINES[0])).isPresent();
  }

  private static String shown(PrinterProfile model, byte[] bytes) {
    TextTrace trace = new TextTrace(model.codeTables());
    for (EscPosToken token : new EscPosTokenizer().feed(bytes, 0, bytes.length)) {
      trace.follow(token);
    }
    return trace.text();
  }

  @Test
  void aJobInTextIsDrawnOnTheEmulatedPaper() throws IOException {
    PrinterProfile model = PrinterProfiles.shipped().named("epson-tm-t20iii").orElseThrow();
    ByteArrayOutputStream job = new ByteArrayOutputStream();
    job.writeBytes(EscPos.initialize());
    for (String line : LINES) {
      job.writeBytes(model.pages().getFirst().encode(line).orElseThrow());
      job.write('\n');
    }
    job.writeBytes(EscPos.cut(model.cut(), 0));
    List<String> leftOut = new ArrayList<>();
    byte[] png = PaperPrint.png(job.toByteArray(), model, leftOut::add);
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(leftOut).isEmpty();
    assertThat(picture.getWidth()).isEqualTo(576);
    assertThat(picture.getHeight()).isGreaterThan(100);
  }
}
