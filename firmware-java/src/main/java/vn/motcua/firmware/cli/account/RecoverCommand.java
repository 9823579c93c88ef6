package vn.motcua.firmware.cli.account;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** {@code motcua account recover}. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a code for a board whose last supervisor cannot sign in any more.",
      "Whoever uses it becomes supervisor beside those that there are. The board tells its case"
          + " server of it by an event."
    })
final class RecoverCommand implements Callable<Integer> {
  @Mixin private CodeMaker maker = new CodeMaker();

  @Override
  public Integer call() throws IOException {
    return maker.make(Purpose.RECOVERY);
  }
}
