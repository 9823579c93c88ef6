package vn.motcua.firmware.cli.site;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The passphrase of the root's key, from a file or from a person. */
final class PassphraseOption {
  private static final int PASSPHRASE_CHARS_MIN = 12;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "First line: the passphrase of the root's key. Without this option it is asked for.")
  private @Nullable Path passphraseFile;

  /** A new one; a person types it twice. */
  char[] chosen() throws IOException {
    char[] given = passphraseFile == null ? chosenAtTerminal() : first(passphraseFile);
    if (given.length < PASSPHRASE_CHARS_MIN) {
      throw new ParameterException(
          spec.commandLine(),
          "The passphrase of the root's key has %d characters; write at least %d, such as five words."
              .formatted(given.length, PASSPHRASE_CHARS_MIN));
    }
    return given;
  }

  /** The one that was chosen when the centre was made. */
  char[] known() throws IOException {
    return passphraseFile == null
        ? typed(terminal(), "Passphrase of the root's key: ")
        : first(passphraseFile);
  }

  private static char[] first(Path file) throws IOException {
    return Files.readAllLines(file).stream().findFirst().orElse("").toCharArray();
  }

  private char[] chosenAtTerminal() {
    Console console = terminal();
    char[] once = typed(console, "Passphrase for the root's key: ");
    if (!Arrays.equals(once, typed(console, "The same again: "))) {
      throw new ParameterException(
          spec.commandLine(), "The two passphrases differ; nothing was made.");
    }
    return once;
  }

  /** Empty at the end of the input. */
  private static char[] typed(Console console, String prompt) {
    char[] text = console.readPassword(prompt);
    return text == null ? new char[0] : text;
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 has none again where the process has no terminal
  private Console terminal() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no terminal to ask for the passphrase; give --passphrase-file.");
    }
    return console;
  }
}
