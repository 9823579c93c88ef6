package vn.motcua.firmware.cli.screen;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.screen.ScreenFile;

/** Takes the token of a screen away: exit 1 when there is no such screen. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a screen: its token is worth nothing from the next request on, and what it listens"
          + " to ends within a second.",
      "Exits with 1 when there is no such screen."
    })
final class ScreenRemove implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScreenData data = new ScreenData();

  @Parameters(index = "0", paramLabel = "NAME", description = "As motcua screen list prints it.")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    List<ScreenFile.Entry> entries = ScreenFile.read(data.directory());
    List<ScreenFile.Entry> left =
        entries.stream().filter(each -> !each.name().equals(name)).toList();
    if (left.size() == entries.size()) {
      spec.commandLine().getErr().println("motcua: there is no screen " + name);
      return 1;
    }
    ScreenFile.write(data.directory(), left);
    return 0;
  }
}
