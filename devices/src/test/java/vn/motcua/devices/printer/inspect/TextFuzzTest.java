package vn.motcua.devices.printer.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.printer.escpos.StatusEvent;
import vn.motcua.devices.printer.escpos.StatusParser;
import vn.motcua.devices.printer.text.Cell;
import vn.motcua.devices.printer.text.VietnamesePage;

/** Hostile bytes; {@code -Dmotcua.fuzz.inputs=10000000} for the long run. */
class TextFuzzTest {
  private static final int INPUTS = Integer.getInteger("motcua.fuzz.inputs", 20_000);
  private static final long SEED = 20_261_124;

  private final Random random = new Random(SEED);

  @Test
  void anyBytesInAnyTableAreShown() {
    CodeTables tables = CodeTables.epson();
    byte[] bytes = new byte[12];
    for (int round = 0; round < INPUTS; round++) {
      random.nextBytes(bytes);
      int table = random.nextInt(256);
      assertThat(tables.decode(table, bytes)).as("seed %d round %d", SEED, round).isNotEmpty();
    }
  }

  @Test
  void noTextEverGivesAControlByte() {
    for (int round = 0; round < INPUTS; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append((char) random.nextInt(round % 2 == 0 ? 0x1F00 : 0x10000));
      }
      for (VietnamesePage page : VietnamesePage.values()) {
        page.encode(text.toString()).forEach(each -> each.ifPresent(TextFuzzTest::assertPrintable));
      }
    }
  }

  private static void assertPrintable(Cell cell) {
    assertThat(cell.first()).isBetween(0x20, 0xFF).isNotEqualTo(0x7F);
    if (cell.second() != Cell.NONE) {
      assertThat(cell.second()).isBetween(0x80, 0xFF);
    }
  }

  @Test
  void theNextStatusIsReadAfterAnyNoise() {
    StatusParser parser = new StatusParser();
    byte[] noise = new byte[20];
    for (int round = 0; round < INPUTS; round++) {
      random.nextBytes(noise);
      parser.feed(noise, 0, noise.length);
      parser.timeout();
      List<StatusEvent> events = new ArrayList<>(parser.feed(new byte[] {0x12}, 0, 1));
      assertThat(events)
          .as("seed %d round %d", SEED, round)
          .containsExactly(new StatusEvent.RealTime(0x12));
    }
  }
}
