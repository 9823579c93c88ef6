package vn.motcua.firmware.cli.inspect;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.devices.printer.inspect.StatusFlags;

/** {@code motcua inspect status}: explains a printer's status bytes. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Names the flags in a printer's status bytes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:understood", "3:the fixed bits are wrong: not such a status", "2:no bytes"})
public final class InspectStatus implements Callable<Integer> {
  private static final Pattern REAL_TIME = Pattern.compile("dle-eot-([1-4])");
  private static final int AUTOMATIC_BYTES = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "dle-eot-1 to dle-eot-4, or asb.")
  private String kind = "asb";

  @Parameters(
      paramLabel = "HEX",
      description = "One byte, or the four bytes of asb, such as 14000000.")
  private String hex = "";

  @Override
  public Integer call() {
    byte[] bytes = bytes();
    Matcher realTime = REAL_TIME.matcher(kind.toLowerCase(Locale.ROOT));
    if (realTime.matches() && bytes.length == 1) {
      int value = bytes[0] & 0xff;
      int n = realTime.group(1).charAt(0) - '0';
      return tell(StatusFlags.isRealTime(value), StatusFlags.realTime(n, value));
    }
    if (kind.equalsIgnoreCase("asb") && bytes.length == AUTOMATIC_BYTES) {
      int[] b = {bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff};
      return tell(
          StatusFlags.isAutomatic(b[0], b[1], b[2], b[3]), StatusFlags.automatic(b[0], b[1], b[2]));
    }
    throw new ParameterException(
        spec.commandLine(), kind + " with " + bytes.length + " bytes is no status; see --help");
  }

  private byte[] bytes() {
    try {
      return HexFormat.of().parseHex(hex.replaceAll("[\\s:,]|0x", ""));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "not hexadecimal: " + hex, e);
    }
  }

  private int tell(boolean fixedBitsRight, Map<String, Object> flags) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    line.put("hex", hex);
    line.put("valid", fixedBitsRight);
    line.putAll(flags);
    out.println(new JsonMapper().writeValueAsString(line));
    out.flush();
    if (!fixedBitsRight) {
      spec.commandLine().getErr().println("offset 0: the fixed bits are not those of " + kind);
    }
    return fixedBitsRight ? 0 : InspectEscpos.NOT_UNDERSTOOD;
  }
}
