package vn.motcua.firmware.cli.inspect;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.devices.printer.text.Cell;
import vn.motcua.devices.printer.text.VietnamesePage;

/** {@code motcua inspect encode}: the bytes of each letter in a printer's code page. */
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the bytes of a text in a printer's code page.",
      "Prints one JSON object for each character cell."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the page has every letter", "3:it lacks one; which is on standard error"})
public final class InspectEncode implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--page",
      required = true,
      paramLabel = "PAGE",
      description = "One of ${COMPLETION-CANDIDATES}, in upper or lower case.")
  private VietnamesePage page = VietnamesePage.TCVN3;

  @Parameters(paramLabel = "TEXT", description = "The text to encode, in any Unicode normal form.")
  private String text = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    JsonMapper json = new JsonMapper();
    List<Optional<Cell>> cells = page.encode(text);
    int verdict = 0;
    for (int i = 0; i < cells.size(); i++) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("cell", i);
      Optional<Cell> cell = cells.get(i);
      if (cell.isPresent()) {
        line.put("text", cell.get().text());
        line.put("table", cell.get().table() + 1);
        line.put("hex", cell.get().hex());
        out.println(json.writeValueAsString(line));
      } else {
        err.println("cell " + i + ": " + page + " has no safe byte for this letter; draw the line");
        verdict = InspectEscpos.NOT_UNDERSTOOD;
      }
    }
    out.flush();
    return verdict;
  }
}
