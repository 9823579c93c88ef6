package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;

/** A verb of the product that does its work and ends, run in this process. Stateless. */
final class VerbInProcess {
  private VerbInProcess() {}

  /**
   * Its standard output.
   *
   * @throws IOException when its exit code is not 0; the message has what it said
   */
  static String run(String... arguments) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Motcua.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    if (code != ExitCode.OK) {
      throw new IOException("motcua %s: %s".formatted(String.join(" ", arguments), err));
    }
    return out.toString();
  }
}
