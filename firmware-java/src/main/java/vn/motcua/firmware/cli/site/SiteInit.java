package vn.motcua.firmware.cli.site;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.SiteToml;
import vn.motcua.provisioning.TextRule;
import vn.motcua.provisioning.site.NewSite;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.SiteFolder;

/** {@code motcua site init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the folder of a new centre.",
      "It gets a root and an issuing CA, certificates for brokers, inboxes, the enrolment service"
          + " and the hub's role, an access list, and a brand kit. The root's key is encrypted;"
          + " move the folder root/ to two USB sticks afterwards."
    })
final class SiteInit implements Callable<Integer> {
  private static final int PASSPHRASE_CHARS_MIN = 12;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The folder; it must be empty, or not exist yet.")
  private Path folder = Path.of(".");

  @Option(
      names = "--centre",
      required = true,
      paramLabel = "ID",
      description = "Id of the centre, as in board.toml: 1 to 40 of a-z, 0-9 and '-'.")
  private String centre = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Name of the centre, for people.")
  private String name = "";

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Code of the authority, such as H48.11. It may have dots; the id may not.")
  private @Nullable String code;

  @Option(
      names = "--broker",
      required = true,
      split = ",",
      paramLabel = "HOST",
      description = "Names and addresses under which boards reach the broker, with commas.")
  private List<String> brokers = List.of();

  @Option(
      names = "--enrolment",
      required = true,
      split = ",",
      paramLabel = "HOST",
      description = "Names and addresses of this machine, under which boards reach it to enrol.")
  private List<String> enrolment = List.of();

  @Option(
      names = "--inboxes",
      paramLabel = "N",
      defaultValue = "2",
      description = "Number of inboxes, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private int inboxes = 2;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "First line: the passphrase of the root's key. Without this option it is asked for.")
  private @Nullable Path passphraseFile;

  @Override
  public Integer call() throws IOException, ConfigException, RefusedException {
    check("--centre", centre, id());
    check("--name", name, TextRule.name());
    check("--code", code == null ? "" : code, SiteToml.code());
    brokers.forEach(each -> check("--broker", each, SiteToml.host()));
    enrolment.forEach(each -> check("--enrolment", each, SiteToml.host()));
    if (inboxes < 1 || inboxes > SiteToml.INBOXES_MAX) {
      throw new ParameterException(spec.commandLine(), "--inboxes takes 1 to 64, not " + inboxes);
    }
    SiteFolder site = new SiteFolder(folder);
    SiteConfig config = new SiteConfig(centre, name, code, brokers, enrolment, inboxes);
    char[] passphrase = passphrase();
    try {
      new NewSite(site, config, Clock.systemUTC()).make(passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    AccessList.write(site, config);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s is ready.%n"
            + "  %s  move this folder to two USB sticks, in two places; it is needed again in five"
            + " years%n"
            + "  %s  goes to the broker's machine (docs/install.md)%n"
            + "  %s  goes to every board, inbox and browser; it is no secret%n"
            + "Next: motcua site board %s BOARD%n",
        folder, site.rootKey().getParent(), site.broker(), site.authorities(), folder);
    out.flush();
    return ExitCode.OK;
  }

  /**
   * Centre codes have dots, and topics and certificate names use the dot between centre and board.
   */
  private static TextRule id() {
    return text ->
        SiteToml.code().wrong(text).isEmpty()
            ? java.util.Optional.of(
                "is the code of an authority; write an id such as \"%s\", and the code after --code"
                    .formatted(text.toLowerCase(java.util.Locale.ROOT).replace('.', '-')))
            : TextRule.id().wrong(text);
  }

  private void check(String option, String text, TextRule rule) {
    rule.wrong(text)
        .ifPresent(fault -> {
          throw new ParameterException(
              spec.commandLine(), "%s \"%s\" %s".formatted(option, text, fault));
        });
  }

  private char[] passphrase() throws IOException {
    char[] given = passphraseFile == null ? asked() : first(passphraseFile);
    if (given.length < PASSPHRASE_CHARS_MIN) {
      throw new ParameterException(
          spec.commandLine(),
          "The passphrase of the root's key has %d characters; write at least %d, such as five words."
              .formatted(given.length, PASSPHRASE_CHARS_MIN));
    }
    return given;
  }

  private static char[] first(Path file) throws IOException {
    return Files.readAllLines(file).stream().findFirst().orElse("").toCharArray();
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 has none again where the process has no terminal
  private char[] asked() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no terminal to ask for the passphrase; give --passphrase-file.");
    }
    char[] once = console.readPassword("Passphrase for the root's key: ");
    char[] again = console.readPassword("The same again: ");
    if (once == null || !Arrays.equals(once, again)) {
      throw new ParameterException(
          spec.commandLine(), "The two passphrases differ; nothing was made.");
    }
    return once;
  }
}
