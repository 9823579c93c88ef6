package vn.motcua.firmware.cli.account;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** The data directory of a board, and the code that is put there. */
final class CodeMaker {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The board's data directory, such as /var/lib/motcua.")
  private Path data = Path.of(".");

  int make(Purpose purpose) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new ParameterException(
          spec.commandLine(), "--data " + data + " is no directory; write the board's");
    }
    String code = new TechnicianCode(data).make(purpose, Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s%nValid once, for %d hours. Open /login on the board, choose \"Tôi có mã dùng một lần\","
            + " and write the staff id, this code and a password.%n",
        code, TechnicianCode.LIFE.toHours());
    out.flush();
    return ExitCode.OK;
  }
}
