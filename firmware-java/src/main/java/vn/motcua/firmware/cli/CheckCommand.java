package vn.motcua.firmware.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.cli.option.ExistingFile;
import vn.motcua.provisioning.ConfigFault;
import vn.motcua.provisioning.check.ConfigCheck;

/** {@code motcua check}: what is wrong with configuration files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Names every fault of board.toml, catalogue.toml and site.toml.",
      "Each fault has its file, line and column, and what to do. Of two catalogues, the first is"
          + " the old one: what the new one may not change in the day is a fault. Two boards of one"
          + " centre may not have the same slots.",
      "",
      "  motcua check board.toml catalogue.toml",
      "  motcua check old/catalogue.toml catalogue.toml"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description = "The files; their keys show which is which.")
  private List<Path> files = List.of();

  @Option(
      names = "--midnight",
      description = "The new catalogue, or a board's new slots, are for the next day.")
  private boolean midnight;

  @Override
  public Integer call() throws IOException {
    ConfigCheck check =
        new ConfigCheck(PrinterProfiles.shipped().names(), DeviceKinds.tables(DeviceKinds.SHIPPED));
    List<ConfigFault> faults = check.faults(files, midnight);
    if (faults.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%d files, no fault%n", files.size());
      out.flush();
      return ExitCode.OK;
    }
    PrintWriter err = spec.commandLine().getErr();
    faults.forEach(err::println);
    err.flush();
    return ExitCode.USAGE;
  }
}
