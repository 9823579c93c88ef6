package vn.motcua.firmware.cli.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.motcua.devices.scanner.ScanEvent;
import vn.motcua.devices.scanner.ScanTimes;
import vn.motcua.devices.scanner.SerialFramer;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.InputEvent;
import vn.motcua.devices.scanner.evdev.InputEventDecoder;
import vn.motcua.devices.scanner.evdev.KeyDecoder;
import vn.motcua.devices.scanner.evdev.KeyOutput;

/** {@code motcua inspect evdev [--bits 64|32] FILE}. */
@Command(
    name = "evdev",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the key events of a keyboard-wedge scanner.",
      "The capture has struct input_event records, binary or hex; prints one line for each scan."
    })
public final class InspectEvdev extends CaptureCommand {

  @Option(
      names = "--bits",
      defaultValue = "64",
      description = "64 or 32, the word size of the machine that made the capture. Default: 64.")
  private int bits = 64;

  @Option(
      names = "--suffix",
      defaultValue = "CR",
      description = "One of ${COMPLETION-CANDIDATES}. Default: CR, which is Enter.")
  private Suffix suffix = Suffix.CR;

  @Override
  void inspect(byte[] capture, Findings findings) {
    byte[] bytes = bytes(capture);
    InputEventDecoder events = new InputEventDecoder(bits == 32 ? 32 : 64);
    Typist typist = new Typist(suffix, findings);
    events.feed(bytes, bytes.length).forEach(typist::take);
    typist.end();
    if (events.pendingBytes() > 0) {
      long offset = (long) bytes.length - events.pendingBytes();
      findings.unknown(problem(offset, "the last event is cut off"));
    }
  }

  private static Map<String, Object> problem(long offset, String why) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("offset", offset);
    line.put("why", why);
    return line;
  }

  /** Follows the keys; gaps are measured by the times of the events. */
  private static final class Typist {
    private final KeyDecoder keys = new KeyDecoder();
    private final SerialFramer framer;
    private final ScanTimes times;
    private final Findings findings;
    private long begin;

    Typist(Suffix suffix, Findings findings) {
      this.framer = new SerialFramer(suffix);
      this.times = new ScanTimes(suffix, 0);
      this.findings = findings;
    }

    void take(InputEvent event) {
      long nanos = TimeUnit.MICROSECONDS.toNanos(event.micros());
      if (times.over(0, framer.pending(), nanos)) {
        tell(framer.silence());
      }
      switch (event.type()) {
        case InputEvent.EV_SYN, InputEvent.EV_KEY ->
            keys.take(event).forEach(output -> typed(output, nanos));
        case InputEvent.EV_MSC, InputEvent.EV_LED, InputEvent.EV_REP -> {
          // They accompany keys and are not part of a code.
        }
        default -> findings.unknown(problem(event.offset(), "event of type " + event.type()));
      }
    }

    void end() {
      tell(framer.silence());
    }

    private void typed(KeyOutput output, long nanos) {
      switch (output) {
        case KeyOutput.Typed(long offset, String text) -> {
          if (!framer.pending()) {
            begin = offset;
          }
          times.over(1, false, nanos);
          byte[] bytes = text.getBytes(UTF_8);
          tell(framer.feed(bytes, bytes.length));
        }
        case KeyOutput.Unknown(long offset, int key) ->
            findings.unknown(problem(offset, "key " + key + " gives no character"));
        case KeyOutput.Lost(long offset) -> {
          findings.unknown(problem(offset, "the kernel dropped events before this"));
          framer.spoil("the kernel dropped key events");
        }
      }
    }

    private void tell(List<ScanEvent> events) {
      events.forEach(event -> CaptureCommand.tell(event, begin, findings));
    }
  }
}
