package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;

/** {@code motcua inspect image FILE…}. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the codes in each picture file, one line for each code.",
      "Symbologies: Code 128, Code 39, EAN, ITF, QR, DataMatrix, PDF417."
    })
public final class InspectImage implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "JPEG, PNG, GIF or BMP of at most 12 582 912 pixels.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    Findings findings = new Findings(spec.commandLine().getOut());
    ImageDecoder decoder = new ImageDecoder();
    boolean readable = true;
    for (Path file : files) {
      try {
        GreyImage image = Pictures.grey(Findings.read(file));
        tell(file, decoder.decode(image), findings);
      } catch (IOException e) {
        readable = false;
        spec.commandLine().getErr().println("motcua: " + Findings.unreadable(file, e));
      }
    }
    int code = findings.exitCode();
    return readable ? code : Findings.UNREADABLE;
  }

  private static void tell(Path file, List<Code> found, Findings findings) {
    for (Code code : found) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file.toString());
      line.put("text", code.text());
      line.put("aim", code.aim());
      line.put("symbology", code.symbology());
      findings.line(line);
    }
    if (found.isEmpty()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file.toString());
      line.put("text", "");
      line.put("aim", "");
      line.put("error", "no code found");
      findings.unknown(line);
    }
  }
}
