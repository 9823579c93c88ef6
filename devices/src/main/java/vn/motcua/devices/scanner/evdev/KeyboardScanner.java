package vn.motcua.devices.scanner.evdev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.KeyLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.scanner.ScanEvent;
import vn.motcua.devices.scanner.ScanTimes;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.devices.scanner.SerialFramer;
import vn.motcua.devices.scanner.Suffix;

/**
 * A keyboard-wedge scanner: one {@link Scanned} for each code. The path distinguishes equal
 * scanners.
 *
 * <p>It reads {@code struct input_event} of a 64-bit kernel, from a {@link KeyLink} when the device
 * is real. One thread, {@code device-NAME}. The text is normalised to NFC, because windows-1258 has
 * tones as separate characters.
 */
public final class KeyboardScanner implements Session {
  private static final Logger LOG = System.getLogger(KeyboardScanner.class.getName());
  private static final int BUFFER_BYTES = 64 * 24;
  private static final int MACHINE_BITS = 64;

  private final String name;
  private final Suffix suffix;
  private final ReadingSink sink;
  private final LongSupplier nanos;

  /** A scanner of this name in board.toml; {@code nanos} is CLOCK_MONOTONIC. */
  public KeyboardScanner(String name, Suffix suffix, ReadingSink sink, LongSupplier nanos) {
    this.name = name;
    this.suffix = suffix;
    this.sink = sink;
    this.nanos = nanos;
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    InputEventDecoder events = new InputEventDecoder(MACHINE_BITS);
    KeyDecoder keys = new KeyDecoder();
    SerialFramer framer = new SerialFramer(suffix);
    ScanTimes times = new ScanTimes(suffix, nanos.getAsLong());
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      int got = link.read(buffer, times.wait(framer.pending()));
      long now = nanos.getAsLong();
      for (InputEvent event : events.feed(buffer, got)) {
        for (KeyOutput output : keys.take(event)) {
          tell(understood(output, keys, framer, link), now);
        }
      }
      if (times.over(got, framer.pending(), now)) {
        tell(framer.silence(), now);
      }
    }
  }

  private List<ScanEvent> understood(
      KeyOutput output, KeyDecoder keys, SerialFramer framer, ByteLink link) throws LinkException {
    return switch (output) {
      case KeyOutput.Typed(long _, String text) -> {
        byte[] bytes = text.getBytes(UTF_8);
        yield framer.feed(bytes, bytes.length);
      }
      case KeyOutput.Unknown(long _, int key) -> {
        LOG.log(Level.DEBUG, "{0}: key {1} gives no character", name, key);
        yield List.of();
      }
      case KeyOutput.Lost(long _) -> {
        keys.resync(link instanceof KeyLink asked ? asked.keysDown() : new BitSet());
        framer.spoil("the kernel dropped key events");
        yield List.of();
      }
    };
  }

  private void tell(List<ScanEvent> events, long now) {
    for (ScanEvent event : events) {
      switch (event) {
        case ScanEvent.Code(long _, var code) -> {
          String text = Normalizer.normalize(code.text(), Normalizer.Form.NFC);
          sink.accept(new Scanned(name, text, code.aim(), now));
        }
        case ScanEvent.Garbled(long _, int bytes, String why) ->
            LOG.log(Level.WARNING, "{0}: {1} bytes thrown away: {2}", name, bytes, why);
      }
    }
  }
}
