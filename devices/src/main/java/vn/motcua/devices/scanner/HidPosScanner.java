package vn.motcua.devices.scanner;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.LongSupplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;

/**
 * A HID POS scanner, by hidraw or by javax.usb: one {@link Scanned} a code. The mode of choice for
 * Vietnamese text, which cannot travel as keystrokes.
 *
 * <p>One thread, {@code device-NAME}.
 */
public final class HidPosScanner implements Session {
  private static final Logger LOG = System.getLogger(HidPosScanner.class.getName());

  private final String name;
  private final ReadingSink sink;
  private final LongSupplier nanos;

  /** A scanner of this name in board.toml; {@code nanos} is CLOCK_MONOTONIC. */
  public HidPosScanner(String name, ReadingSink sink, LongSupplier nanos) {
    this.name = name;
    this.sink = sink;
    this.nanos = nanos;
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    HidPosDecoder decoder = new HidPosDecoder();
    ScanTimes times = new ScanTimes(Suffix.CR, nanos.getAsLong());
    byte[] buffer = new byte[HidPosDecoder.REPORT_BYTES];
    while (true) {
      int got = link.read(buffer, times.wait(decoder.pending()));
      long now = nanos.getAsLong();
      if (got > 0) {
        tell(decoder.feed(buffer, got), now);
      }
      if (times.over(got, decoder.pending(), now)) {
        tell(decoder.silence(), now);
      }
    }
  }

  private void tell(List<ScanEvent> events, long now) {
    for (ScanEvent event : events) {
      switch (event) {
        case ScanEvent.Code(long _, AimCode code) ->
            sink.accept(new Scanned(name, code.text(), code.aim(), now));
        case ScanEvent.Garbled(long _, int bytes, String why) ->
            LOG.log(Level.WARNING, "{0}: {1} bytes thrown away: {2}", name, bytes, why);
      }
    }
  }
}
