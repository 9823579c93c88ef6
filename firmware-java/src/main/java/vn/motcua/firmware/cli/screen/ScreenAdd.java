package vn.motcua.firmware.cli.screen;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.screen.ScreenFile;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.provisioning.text.PersonalNumber;

/** Prints the token of a new screen, once. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Adds a screen and prints its token; the board keeps the token's hash alone.",
      "For the board's own screen put the printed line into /etc/motcua/browser.env. Any other"
          + " browser opens the printed address once and keeps the token."
    })
final class ScreenAdd implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScreenData data = new ScreenData();

  @Parameters(index = "0", paramLabel = "NAME", description = "Small letters, digits, hyphens.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "KIND", description = "kiosk, display, pad or counter.")
  private String kind = "";

  @Option(
      names = "--counter",
      paramLabel = "ID",
      description = "The counter of a pad or of an officer's screen.")
  private @Nullable String counter;

  @Override
  public Integer call() throws IOException {
    require(
        name.matches("[a-z0-9-]{1,40}"), "NAME has small letters, digits and hyphens, up to 40.");
    require(
        !PersonalNumber.isIn(name) && (counter == null || !PersonalNumber.isIn(counter)),
        "NAME and --counter are not the number of a person; write a word such as kiosk-1.");
    ScreenKind kind = kind();
    require(
        (kind == ScreenKind.PAD || kind == ScreenKind.COUNTER) == (counter != null),
        "A pad and a counter have a --counter, and no other screen has one.");
    require(counter == null || counter.matches("[A-Za-z0-9-]{1,40}"), "--counter is an id.");
    Path directory = data.directory();
    List<ScreenFile.Entry> entries = new ArrayList<>(ScreenFile.read(directory));
    require(
        entries.stream().noneMatch(each -> each.name().equals(name)),
        "There is a screen " + name + " already; remove it first, or choose another name.");
    String token = ScreenTokens.fresh();
    entries.add(new ScreenFile.Entry(name, kind, counter, ScreenTokens.hash(token)));
    ScreenFile.write(directory, entries);
    PrintWriter out = spec.commandLine().getOut();
    out.println("MOTCUA_TOKEN=" + token);
    out.println("https://<board>/screen#" + token);
    out.flush();
    return 0;
  }

  private ScreenKind kind() {
    try {
      return ScreenKind.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.commandLine(), "KIND is kiosk, display, pad or counter, not " + kind + ".", unknown);
    }
  }

  private void require(boolean right, String sentence) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
