package vn.motcua.devices.camera.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.camera.zxingcpp.ZxingCpp;

/** Pictures that zint, bwip-js, GNU barcode and qrencode drew, the names say which. */
class ForeignPicturesTest {
  private static final String CARD =
      "005879329674|641849519|Phạm Thu Hà|01021990|Nam|Số 5, Phường Bến Nghé|01012021";

  private final ImageDecoder ours = ImageDecoder.withoutLibrary();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "zint-code39-full-ascii; Hs-jw2608; ]A4",
        "zint-gs1-datamatrix; 012964326282403510AGUAZG; ]d2",
        "zint-gs1-128; 01225245602525081073LJ2Z; ]C1",
        "bwip-gs1-128-check-is-fnc1; 012884473715017310G62Q4L; ]C1",
        "zint-qr-eci-26; " + CARD + "; ]Q2",
        "zint-pdf417; 000.12.72.H01-261118-41767; ]L0",
        "zint-ean8-without-margin; 89623985; ]E4",
        "bwip-code128; 000.23.08.H54-261106-26226; ]C0",
        "barcode-code128-thin-bars; HY9D; ]C0",
        "barcode-ean8-thin-bars; 12532599; ]E4",
        "zint-itf-turned; 65463852588343; ]I0",
        "zint-ean13-compressed; 6238443039385; ]E0",
        "qrencode-qr; https://dichvucong.gov.vn/Y1CPF; ]Q1"
      })
  void aCodeOfAnotherProgramIsReadWithItsIdentifierWithOrWithoutZxingCpp(
      String name, String text, String aim) throws IOException {
    GreyImage image = picture(name);
    assertThat(ours.decode(image))
        .extracting(Code::text, Code::aim)
        .containsExactly(tuple(text, aim));
    assertThat(new ImageDecoder().decode(image)).isEqualTo(ours.decode(image));
  }

  @Test
  void fourCodesSideBySideAreAllRead() throws IOException {
    assertThat(ours.decode(picture("montage-several")))
        .extracting(Code::text)
        .containsExactlyInAnyOrder(
            "000.26.95.H32-261117-46846",
            "000.77.04.H52-261107-73393",
            "3323762076548",
            "000.95.62.H00-261108-66684");
  }

  /** Runs where libzxing3 is installed: Debian 13 has it, Debian 12 does not. */
  @Test
  void zxingCppFindsTheSameCodesAsWeDoAndSaysWhereTheyAre() throws IOException {
    Optional<ZxingCpp> library = ZxingCpp.installed();
    assumeTrue(library.isPresent(), "libZXing.so.3 is not installed");
    GreyImage image = picture("montage-several");
    assertThat(library.orElseThrow().read(image))
        .hasSize(4)
        .allMatch(each ->
            each.place().x() < image.getWidth() && (each.lines() > 0) == each.place().stripes())
        .extracting(each -> each.code().text())
        .containsExactlyInAnyOrderElementsOf(ours.decode(image).stream().map(Code::text).toList());
  }

  private static GreyImage picture(String name) throws IOException {
    try (InputStream in = ForeignPicturesTest.class.getResourceAsStream(name + ".png")) {
      assertThat(in).as(name).isNotNull();
      return Pictures.grey(in.readAllBytes());
    }
  }
}
