package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.SiteToml;
import vn.motcua.provisioning.site.NewSite;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.SiteFolder;
import vn.motcua.provisioning.text.TextRule;

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
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PassphraseOption root = new PassphraseOption();

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
    char[] passphrase = root.chosen();
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
        folder, site.root(), site.broker(), site.authorities(), folder);
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
              spec.commandLine(), "%s %s %s".formatted(option, TextRule.quoted(text), fault));
        });
  }
}
