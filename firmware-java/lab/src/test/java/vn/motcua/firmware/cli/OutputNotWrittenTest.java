package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Standard output that is closed, full, or read by nobody: never the exit code of complete work.
 */
@Timeout(120)
class OutputNotWrittenTest extends CommandLineFixture {
  /** Runs its arguments; their standard output is a pipe whose other end is closed already. */
  private static final String NOBODY_READS =
      """
      import os, subprocess, sys
      reading, writing = os.pipe()
      os.close(reading)
      sys.exit(subprocess.call(sys.argv[1:], stdout=writing))
      """;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "ledger export --data @/ledger", "ledger show --data @/ledger"})
  void whereNobodyReadsTheOutputAVerbEndsQuietlyAndItsExitCodeSaysSo(String words)
      throws Exception {
    Shell shell = shell(words, "exec python3 -c '" + NOBODY_READS + "' \"$@\"");
    assertThat(shell.err()).isEmpty();
    assertThat(shell.code()).isEqualTo(ExitCode.OUTPUT_NOT_READ);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "ledger export --data @/ledger", "ledger show --data @/ledger"})
  void outputToAFullDiskIsNotTakenForComplete(String words) throws Exception {
    Shell shell = shell(words, "exec \"$@\" >/dev/full");
    assertThat(shell.err())
        .isEqualTo("motcua: standard output cannot be written: No space left on device\n");
    assertThat(shell.code()).isEqualTo(ExitCode.CANNOT_WRITE);
  }

  @Test
  void aVerbThatFailedKeepsItsExitCode() throws Exception {
    Shell shell = shell("ledger show --data @/none", "exec \"$@\" >/dev/full");
    assertThat(shell.err()).contains("/none holds no ledger");
    assertThat(shell.code()).isEqualTo(ExitCode.CANNOT_WRITE);
  }

  @Test
  void closedStreamsAreNoTrace() throws Exception {
    Shell shell = shell("--help", "exec \"$@\" >&-");
    assertThat(shell.err())
        .startsWith("motcua: standard output cannot be written: ")
        .hasLineCount(1);
    assertThat(shell.code()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(shell("--help", "exec \"$@\" 2>&-").code()).isZero();
    assertThat(shell("nothing", "exec \"$@\" 2>&-").code()).isEqualTo(ExitCode.USAGE);
  }

  private record Shell(int code, String out, String err) {}

  /** Runs the shell's words with the command line as its arguments. */
  private static Shell shell(String words, String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(Ran.commandWithLaboratory(filled(words).split(" ", -1)));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Shell(process.waitFor(), out, err);
  }
}
