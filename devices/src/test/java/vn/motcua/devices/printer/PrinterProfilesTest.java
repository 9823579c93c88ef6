package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.devices.printer.text.VietnamesePage;

class PrinterProfilesTest {
  @Test
  void theShippedModelsAreReadAndSane() {
    PrinterProfiles profiles = PrinterProfiles.shipped();
    assertThat(profiles.names()).hasSizeGreaterThan(20);
    for (String name : profiles.names()) {
      PrinterProfile model = profiles.named(name).orElseThrow();
      assertThat(model.widthDots()).as(name).isBetween(384, 832);
      assertThat(model.bandRows()).as(name).isBetween(8, 256);
    }
  }

  @Test
  void aModelIsFoundInAnyCaseAndItsTablesKnown() {
    PrinterProfile bixolon = PrinterProfiles.shipped().named("Bixolon-SRP-350III").orElseThrow();
    assertThat(bixolon.pages()).hasSize(3);
    assertThat(bixolon.codeTables().vietnamese())
        .containsEntry(50, new CodeTables.Table(VietnamesePage.TCVN3, 1))
        .containsEntry(51, new CodeTables.Table(VietnamesePage.VISCII, 0));
    assertThat(PrinterProfiles.shipped().named("no-such-model")).isEmpty();
  }

  @Test
  void aWrongLineIsNamedWithItsFault() throws IOException {
    String good = "a,576,64,full,none,no,none,raster\n";
    assertThat(PrinterProfiles.read(new StringReader(good)).names()).containsExactly("a");
    assertThatThrownBy(() -> PrinterProfiles.read(new StringReader("# x\na,b\n")))
        .hasMessageContaining("line 2");
    assertThatThrownBy(
            () -> PrinterProfiles.read(new StringReader("a,576,64,full,none,perhaps,none,raster")))
        .hasMessageContaining("perhaps is neither yes nor no");
    assertThatThrownBy(() -> PrinterProfiles.read(new StringReader(good + good)))
        .hasMessageContaining("twice");
  }
}
