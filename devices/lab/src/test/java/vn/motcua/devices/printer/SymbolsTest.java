package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.emulator.printer.PaperPrint;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;

class SymbolsTest {
  private static final String DOSSIER = "000.19.34.H29-261121-00017";

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"safe-58mm", "safe-80mm", "epson-tm-t20iii", "citizen-ct-s651"})
  void aQrCodeIsReadBackFromThePaperOfEveryKindOfModel(String name) throws IOException {
    PrinterProfile profile = PrinterProfiles.shipped().named(name).orElseThrow();
    byte[] job = new Symbols(profile).qr("Hồ sơ " + DOSSIER);
    assertThat(read(job, profile)).contains("Hồ sơ " + DOSSIER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"safe-80mm", "epson-tm-t20iii", "citizen-ct-s651", "bixolon-srp-350iii"})
  void aCode128IsReadBackFromThePaperOfEveryKindOfModel(String name) throws IOException {
    PrinterProfile profile = PrinterProfiles.shipped().named(name).orElseThrow();
    for (String text :
        new String[] {"H29-261121", "12345678", "a{b}1234567", "A12345678Z", "~ 0"}) {
      assertThat(read(new Symbols(profile).code128(text), profile)).contains(text);
    }
  }

  @Test
  void nativeModelsGetTheirOwnCommandAndOthersRaster() {
    PrinterProfiles profiles = PrinterProfiles.shipped();
    byte[] own = new Symbols(profiles.named("epson-tm-t20iii").orElseThrow()).qr("17");
    byte[] drawn = new Symbols(profiles.named("xprinter-xp-58").orElseThrow()).qr("17");
    assertThat(own).hasSizeLessThan(160);
    assertThat(drawn).startsWith(0x1D, 'v', '0');
  }

  @ParameterizedTest
  @ValueSource(strings = {"safe-58mm", "epson-tm-t20iii"})
  void aCode128ThatCannotFitThePaperIsRefusedWithWhatItNeeds(String name) {
    Symbols narrow =
        new Symbols(PrinterProfiles.shipped().named(name).orElseThrow().withWidth(384));
    assertThatThrownBy(() -> narrow.code128(DOSSIER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the paper has 384")
        .hasMessageContaining("print a QR code");
    assertThatThrownBy(() -> narrow.code128("Hồ sơ"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ASCII");
  }

  private Optional<String> read(byte[] job, PrinterProfile profile) throws IOException {
    List<String> leftOut = new ArrayList<>();
    byte[] png = PaperPrint.png(job, profile, leftOut::add);
    assertThat(leftOut).isEmpty();
    return decoder.decode(Pictures.grey(png)).stream().map(Code::text).findFirst();
  }
}
