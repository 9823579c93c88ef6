package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code [sign-in]} of board.toml: the good form, each fault, and a board that does without it. */
final class SignInTableTest {
  private static final String GOOD = "counter = \"1\"\nreaders = [\"quet-1\", \"van-tay\"]";

  @TempDir private Path folder;

  private Path file(String accounts, String signIn) throws IOException {
    return Files.writeString(
        folder.resolve("board.toml"),
        """
        centre = "minh-hoa"
        board = "quay-1"
        roles = ["counter"]
        [broker]
        url = "tcp://127.0.0.1:1883"
        %s
        [sign-in]
        %s
        [[printer]]
        name = "phieu"
        link = "tcp://192.0.2.20:9100"
        [[fingerprint]]
        name = "van-tay"
        link = "serial:/dev/ttyAMA0?baud=57600"
        [[scanner]]
        name = "quet-1"
        link = "serial:/dev/ttyACM0?baud=9600"
        desk = "nhan"
        """
            .formatted(accounts, signIn));
  }

  @Test
  void theReadersOfACounterAreKnown() throws Exception {
    BoardConfig board = BoardToml.load(file("[accounts]", GOOD));
    assertThat(Objects.requireNonNull(board.accounts()).signIn())
        .isEqualTo(new BoardConfig.SignIn("1", List.of("quet-1", "van-tay")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counter = '1'; readers = ['quet-2']        | names quet-2, which this file has no good device of",
        "counter = '1'; readers = ['phieu']         | names phieu, which is a printer",
        "counter = '1'; readers = []                | has 0 entries; write 1 to 4",
        "counter = '1'                              | readers: is missing",
        "readers = ['quet-1']                       | counter: is missing",
        "counter = '1'; readers = ['quet-1']; x = 1 | x: is not a key of [sign-in]",
      })
  void aFaultIsNamedAndABoardWorksWithoutTheTable(String table, String message) throws Exception {
    Path file = file("[accounts]", table.replace('\'', '"').replace("; ", "\n"));
    var faults = catchThrowableOfType(ConfigException.class, () -> BoardToml.load(file)).faults();
    assertThat(faults).singleElement().asString().contains(message);
    var partial = BoardToml.usable(file, null, Set.of(), DeviceTable.SHIPPED);
    assertThat(Objects.requireNonNull(partial.good().accounts()).signIn()).isNull();
    assertThat(partial.leftOut()).singleElement().asString().contains(message);
  }

  @Test
  void withoutAccountsThereAreNoSessionsToOpen() throws Exception {
    Path file = file("", GOOD);
    assertThat(catchThrowableOfType(ConfigException.class, () -> BoardToml.load(file)).faults())
        .singleElement()
        .asString()
        .contains("sign-in: opens sessions, which a board has only with [accounts]");
  }
}
