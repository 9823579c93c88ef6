package vn.motcua.firmware.cli.screen;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.screen.ScreenFile;

/** Lists the screens of a board. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the screens, a line each: name, kind and counter.")
final class ScreenList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScreenData data = new ScreenData();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (ScreenFile.Entry each : ScreenFile.read(data.directory())) {
      String counter = each.counter() == null ? "" : " " + each.counter();
      out.println(each.name() + " " + each.kind().name().toLowerCase(Locale.ROOT) + counter);
    }
    out.flush();
    return 0;
  }
}
