package vn.motcua.devices.scanner;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;

/**
 * A scanner on a serial line or CDC-ACM: one {@link Scanned} a code.
 *
 * <p>The thread {@code device-NAME} reads; {@link #good()} and {@link #refused()} may be called
 * from any thread and only store a request, which this thread sends within half a second. Garbled
 * codes are counted in the log, but never shown: they may come from a citizen's card.
 */
public final class SerialScanner implements Session {
  private static final Logger LOG = System.getLogger(SerialScanner.class.getName());

  private static final int BUFFER_BYTES = 1024;

  private final String name;
  private final Suffix suffix;
  private final Feedback feedback;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private final AtomicReference<byte @Nullable []> request = new AtomicReference<>();

  /** A scanner without tones; {@code nanos} is CLOCK_MONOTONIC. */
  public SerialScanner(String name, Suffix suffix, ReadingSink sink, LongSupplier nanos) {
    this(name, suffix, Feedback.NONE, sink, nanos);
  }

  /** The same for a model that can beep on command. */
  public SerialScanner(
      String name, Suffix suffix, Feedback feedback, ReadingSink sink, LongSupplier nanos) {
    this.name = name;
    this.suffix = suffix;
    this.feedback = feedback;
    this.sink = sink;
    this.nanos = nanos;
  }

  /**
   * Requests the good-read tone; the last request wins, and a model without the tone is sent
   * nothing.
   */
  public void good() {
    request.set(feedback.good());
  }

  /** Requests the refused tone. */
  public void refused() {
    request.set(feedback.refused());
  }

  /** Requests the tone for a repeated code: the good one followed by the refused one. */
  public void again() {
    request.set(feedback.again());
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    SerialFramer framer = new SerialFramer(suffix);
    ScanTimes times = new ScanTimes(suffix, nanos.getAsLong());
    byte[] buffer = new byte[BUFFER_BYTES];
    request.set(null);
    while (true) {
      boolean soon = framer.pending() || !feedback.equals(Feedback.NONE);
      int got = link.read(buffer, times.wait(soon));
      long now = nanos.getAsLong();
      if (got > 0) {
        tell(framer.feed(buffer, got), now);
      }
      if (times.over(got, framer.pending(), now)) {
        tell(framer.silence(), now);
      }
      byte[] tone = request.getAndSet(null);
      if (tone != null && tone.length > 0) {
        link.write(tone);
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
