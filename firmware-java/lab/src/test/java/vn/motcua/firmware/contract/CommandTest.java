package vn.motcua.firmware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.command.ServerCommand.Read;
import vn.motcua.bridge.command.ServerCommand.Reply;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.line.LineOrder;

/** Commands of a case server as they stand on the wire. */
class CommandTest {
  private static final String CLOSE =
      "{\"id\":\"7f3a\",\"epoch\":\"00000000000000aa\",\"until\":1234,"
          + "\"order\":\"close-line\",\"line\":\"dat-dai\",\"reason\":\"Hết giờ làm việc\"}";

  private static final OrderCatalogue ORDERS = Stations.ALL.orders();

  @Test
  void aLineIsClosedWithAReasonAndOpenedWithoutOne() {
    assertThat(ORDERS.read(CLOSE))
        .isEqualTo(
            new Read.Good(
                new ServerCommand(
                    "7f3a",
                    "00000000000000aa",
                    1_234,
                    new LineOrder.CloseLine("dat-dai", "Hết giờ làm việc"))));
    assertThat(ORDERS.read(CLOSE.replace("close-line", "open-line")))
        .isEqualTo(
            new Read.Good(
                new ServerCommand(
                    "7f3a", "00000000000000aa", 1_234, new LineOrder.OpenLine("dat-dai"))));
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "7f3a | a/b | id is not 1 to 64 letters, digits and '-'",
        "00000000000000aa | today | epoch is not 16 hex digits",
        "1234 | -1 | until is not a sequence",
        "dat-dai | Đất đai | line is not 1 to 40 of a-z, 0-9 and '-'",
        "close-line | reboot | order is none of [close-line, open-line, erase-data]",
        "Hết giờ làm việc | ' ' | reason is not 1 to 120 characters",
      })
  void aFieldThatIsNotAsItMustBeIsNamed(String right, String wrong, String fault) {
    Read read = ORDERS.read(CLOSE.replace(right, wrong));
    assertThat(read).isInstanceOf(Read.Bad.class);
    assertThat(((Read.Bad) read).fault()).isEqualTo(fault);
  }

  @Test
  void aTextThatIsCutDamagedOrTooLongIsNoCommand() {
    for (int end = 0; end < CLOSE.length(); end++) {
      assertThat(ORDERS.read(CLOSE.substring(0, end))).isInstanceOf(Read.Bad.class);
    }
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder damaged = new StringBuilder(CLOSE);
      damaged.setCharAt(random.nextInt(CLOSE.length()), (char) random.nextInt(1, 256));
      assertThat(ORDERS.read(damaged.toString())).as("seed %d", seed).isNotNull();
    }
    assertThat(ORDERS.read(CLOSE.replace("Hết", "x".repeat(1_024))))
        .isEqualTo(new Read.Bad(null, "payload is longer than 1024 characters"));
  }

  @Test
  void anAnswerNamesTheEventOrSaysWhyThereIsNone() {
    assertThat(new Reply("7f3a", "00000000000000aa-17", null).toJson())
        .isEqualTo("{\"id\":\"7f3a\",\"outcome\":\"done\",\"event\":\"00000000000000aa-17\"}");
    assertThat(new Reply("7f3a", null, "expired").toJson())
        .isEqualTo("{\"id\":\"7f3a\",\"outcome\":\"refused\",\"code\":\"expired\"}");
  }
}
