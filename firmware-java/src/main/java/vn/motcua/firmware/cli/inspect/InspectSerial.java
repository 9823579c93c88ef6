package vn.motcua.firmware.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.motcua.devices.scanner.ScanEvent;
import vn.motcua.devices.scanner.SerialFramer;
import vn.motcua.devices.scanner.Suffix;

/** {@code motcua inspect serial [--suffix S] FILE}. */
@Command(
    name = "serial",
    mixinStandardHelpOptions = true,
    description = {
      "Reads what a serial scanner sent.",
      "The capture is binary; prints one line for each scan."
    })
public final class InspectSerial extends CaptureCommand {

  @Option(
      names = "--suffix",
      description = "One of ${COMPLETION-CANDIDATES}. Default: guessed from the bytes.")
  private Optional<Suffix> suffix = Optional.empty();

  @Override
  void inspect(byte[] capture, Findings findings) {
    SerialFramer framer = new SerialFramer(suffix.orElseGet(() -> guess(capture)));
    List<ScanEvent> events = new ArrayList<>(framer.feed(capture, capture.length));
    events.addAll(framer.silence());
    for (ScanEvent event : events) {
      tell(event, event.offset(), findings);
    }
  }

  private static Suffix guess(byte[] capture) {
    String text = new String(capture, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\u0002') >= 0 && text.indexOf('\u0003') >= 0) {
      return Suffix.STX_ETX;
    }
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      return Suffix.CRLF;
    }
    return text.indexOf('\t') >= 0 ? Suffix.TAB : Suffix.NONE;
  }
}
