package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.devices.scanner.ScanEvent;
import vn.motcua.devices.scanner.Symbology;
import vn.motcua.firmware.cli.option.ExistingFile;

/** Reads one capture and explains it; subclasses know its format. */
abstract class CaptureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", converter = ExistingFile.class, description = "The capture.")
  private Path file = Path.of("");

  /** Explains the whole capture, line by line. */
  abstract void inspect(byte[] capture, Findings findings);

  @Override
  public Integer call() {
    byte[] capture;
    try {
      capture = Findings.read(file);
    } catch (IOException e) {
      spec.commandLine().getErr().println("motcua: " + Findings.unreadable(file, e));
      return Findings.UNREADABLE;
    }
    Findings findings = new Findings(spec.commandLine().getOut());
    inspect(capture, findings);
    return findings.exitCode();
  }

  /** The bytes of a capture, which may be written in hex. */
  static byte[] bytes(byte[] capture) {
    return Findings.isHex(capture)
        ? Findings.hex(new String(capture, StandardCharsets.ISO_8859_1))
        : capture;
  }

  /** One line for each scan; {@code offset} is its place in the file. */
  static void tell(ScanEvent event, long offset, Findings findings) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("offset", offset);
    switch (event) {
      case ScanEvent.Code(long _, var code) -> {
        line.put("code", code.text());
        line.put("aim", code.aim());
        line.put("symbology", Symbology.of(code.aim()).map(Symbology::standardName).orElse(""));
        boolean known = code.aim().isEmpty() || Symbology.of(code.aim()).isPresent();
        if (known) {
          findings.line(line);
        } else {
          findings.unknown(line);
        }
      }
      case ScanEvent.Garbled(long _, int bytes, String why) -> {
        line.put("garbled", bytes);
        line.put("why", why);
        findings.unknown(line);
      }
    }
  }
}
