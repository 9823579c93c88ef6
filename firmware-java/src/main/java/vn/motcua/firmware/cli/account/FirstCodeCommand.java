package vn.motcua.firmware.cli.account;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** {@code motcua account first-code}. */
@Command(
    name = "first-code",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the code with which a board gets its first supervisor.",
      "It is valid once, for 24 hours, and void after three wrong codes; an earlier one is void at"
          + " once. The board needs [accounts] in board.toml, and need not be stopped."
    })
final class FirstCodeCommand implements Callable<Integer> {
  @Mixin private CodeMaker maker = new CodeMaker();

  @Override
  public Integer call() throws IOException {
    return maker.make(Purpose.FIRST);
  }
}
