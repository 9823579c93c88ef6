package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.devices.printer.inspect.Details;
import vn.motcua.devices.printer.inspect.EscPosCommand;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.inspect.EscPosTokenizer;
import vn.motcua.devices.printer.inspect.TextTrace;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.cli.option.Sentence;

/** {@code motcua inspect escpos FILE}: explains a captured print job, command by command. */
@Command(
    name = "escpos",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a captured ESC/POS print job.",
      "Prints one JSON object for each command."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is understood",
      "3:something is not, or is left out of the picture; its offset is on standard error",
      "2:the file cannot be read",
      "69:the laboratory, which draws the picture, is not installed",
      "73:the picture cannot be written"
    })
public final class InspectEscpos implements Callable<Integer> {
  static final int UNREADABLE = 2;
  static final int NOT_UNDERSTOOD = 3;
  private static final int OK = 0;
  private static final int NO_LABORATORY = 69;
  private static final int UNWRITABLE = 73;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The bytes that were sent to the printer.")
  private Path file = Path.of("");

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Printer model, for its code tables and paper width. Default: Epson, 576 dots.")
  private @Nullable String profile;

  @Option(names = "--text", description = "Print the decoded text instead of the commands.")
  private boolean text;

  @Option(
      names = "--png",
      paramLabel = "OUT.png",
      description = {
        "Also draw the paper as the emulated printer would print it: text, pictures and codes.",
        "What it cannot draw is named on standard error."
      })
  private @Nullable Path png;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PrinterProfile model = model(err);
    byte[] bytes = read(file, err);
    if (model == null || bytes == null) {
      return UNREADABLE;
    }
    List<EscPosToken> tokens = tokens(bytes);
    TextTrace trace = new TextTrace(model.codeTables());
    JsonMapper json = new JsonMapper();
    for (EscPosToken token : tokens) {
      String shown = trace.follow(token);
      if (!text) {
        out.println(json.writeValueAsString(line(token, shown)));
      }
    }
    if (text) {
      out.print(trace.text());
    }
    out.flush();
    int verdict = verdict(tokens, err);
    int drawn = png == null ? OK : draw(png, bytes, model, err);
    return drawn == OK ? verdict : drawn;
  }

  private static int draw(Path png, byte[] bytes, PrinterProfile model, PrintWriter err) {
    PaperDrawing drawing = ServiceLoader.load(PaperDrawing.class).findFirst().orElse(null);
    if (drawing == null) {
      err.println("motcua: the laboratory draws the paper, and it is not installed here");
      return NO_LABORATORY;
    }
    List<String> leftOut = new ArrayList<>();
    try {
      Files.write(png, drawing.png(bytes, model, leftOut::add));
      leftOut.forEach(what -> err.println("not in the picture: " + what));
      return leftOut.isEmpty() ? OK : NOT_UNDERSTOOD;
    } catch (IOException e) {
      err.println("motcua: the picture cannot be written: " + Sentence.of(e));
      return UNWRITABLE;
    }
  }

  private @Nullable PrinterProfile model(PrintWriter err) {
    PrinterProfiles profiles = PrinterProfiles.shipped();
    if (profile == null) {
      return profiles.named("epson-tm-t20iii").orElseThrow();
    }
    PrinterProfile found = profiles.named(profile).orElse(null);
    if (found == null) {
      err.println("no profile " + profile + "; there are: " + String.join(", ", profiles.names()));
    }
    return found;
  }

  /** The file's bytes, or null after a message that they cannot be read. */
  static byte @Nullable [] read(Path file, PrintWriter err) {
    try {
      return Findings.read(file);
    } catch (IOException e) {
      err.println("motcua: " + Findings.unreadable(file, e));
      return null;
    }
  }

  private static List<EscPosToken> tokens(byte[] bytes) {
    EscPosTokenizer tokenizer = new EscPosTokenizer();
    List<EscPosToken> tokens = new ArrayList<>(tokenizer.feed(bytes, 0, bytes.length));
    tokens.addAll(tokenizer.end());
    return tokens;
  }

  private static Map<String, Object> line(EscPosToken token, String shown) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("offset", token.offset());
    line.put("length", token.length());
    line.put("command", token.command().mnemonic());
    line.put("name", token.command().words());
    if (token.command() == EscPosCommand.TEXT) {
      line.put("text", shown);
    }
    line.putAll(Details.of(token));
    return line;
  }

  private static int verdict(List<EscPosToken> tokens, PrintWriter err) {
    int verdict = 0;
    for (EscPosToken token : tokens) {
      if (token.command() == EscPosCommand.UNKNOWN || token.command() == EscPosCommand.INCOMPLETE) {
        err.println("offset " + token.offset() + ": " + token.command().words());
        verdict = NOT_UNDERSTOOD;
      }
    }
    return verdict;
  }
}
