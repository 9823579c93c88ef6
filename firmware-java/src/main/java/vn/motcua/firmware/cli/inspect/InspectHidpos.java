package vn.motcua.firmware.cli.inspect;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import vn.motcua.devices.scanner.HidPosDecoder;
import vn.motcua.devices.scanner.ScanEvent;

/** {@code motcua inspect hidpos FILE}. */
@Command(
    name = "hidpos",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the reports of a HID POS scanner.",
      "The capture has reports of 64 bytes, binary or hex; prints one line for each scan."
    })
public final class InspectHidpos extends CaptureCommand {

  @Override
  void inspect(byte[] capture, Findings findings) {
    byte[] bytes = bytes(capture);
    HidPosDecoder decoder = new HidPosDecoder();
    List<ScanEvent> events = new ArrayList<>(decoder.feed(bytes, bytes.length));
    events.addAll(decoder.silence());
    for (ScanEvent event : events) {
      tell(event, event.offset(), findings);
    }
  }
}
