package vn.motcua.firmware.cli.site;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.provisioning.text.TextRule;

/** Why certificates are revoked. */
final class WhyOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "The reason, for the record.")
  private String why = "";

  /**
   * The reason, in one field of the record.
   *
   * @throws ParameterException when it cannot stand there
   */
  String reason() {
    TextRule.name()
        .wrong(why)
        .ifPresent(fault -> {
          throw new ParameterException(
              spec.commandLine(), "--why %s %s".formatted(TextRule.quoted(why), fault));
        });
    return why.replace('\t', ' ');
  }
}
