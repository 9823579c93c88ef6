package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.escpos.StatusEvent;
import vn.motcua.devices.printer.escpos.StatusParser;
import vn.motcua.devices.printer.escpos.StatusRequest;

/** Questions and answers on one open link. Printer thread only; every wait has a limit. */
final class PrinterLine {
  private static final int READ_BYTES_MAX = 256;
  private static final int DRAIN_READS_MAX = 64;

  private final ByteLink link;
  private final LongSupplier nanos;
  private final StatusParser parser = new StatusParser();
  private final Deque<StatusEvent> heard = new ArrayDeque<>();
  private final byte[] buffer = new byte[READ_BYTES_MAX];
  private boolean stopped;
  private StatusEvent.@Nullable AutomaticStatus automatic;

  PrinterLine(ByteLink link, LongSupplier nanos) {
    this.link = link;
    this.nanos = nanos;
  }

  void write(byte[] bytes) throws LinkException {
    link.write(bytes);
  }

  /**
   * Writes when the printer takes data: after an XOFF it waits for the XON.
   *
   * @throws LinkException when the XON has not come within {@code limit}
   */
  void writeInFlow(byte[] bytes, Duration limit) throws LinkException {
    long deadline = nanos.getAsLong() + limit.toNanos();
    hear(Duration.ZERO);
    while (stopped) {
      long left = deadline - nanos.getAsLong();
      if (left <= 0) {
        throw new LinkException(
            new Fault.Timeout("no XON within " + limit.toMillis() + " ms after XOFF"));
      }
      hear(Duration.ofNanos(left));
    }
    link.write(bytes);
  }

  /** Reads once; flow control is obeyed at once, all else waits to be asked for. */
  private int hear(Duration limit) throws LinkException {
    int count = link.read(buffer, limit);
    for (StatusEvent event : parser.feed(buffer, 0, count)) {
      switch (event) {
        case StatusEvent.XOff _ -> stopped = true;
        case StatusEvent.XOn _ -> stopped = false;
        case StatusEvent.AutomaticStatus told -> automatic = told;
        case StatusEvent.RealTime _,
            StatusEvent.Reply _,
            StatusEvent.Block _,
            StatusEvent.Noise _ ->
            heard.add(event);
      }
    }
    return count;
  }

  /** Discards unexpected or late input: an old answer must not be taken for a new one. */
  void drain() throws LinkException {
    heard.clear();
    parser.endBlock();
    for (int i = 0; i < DRAIN_READS_MAX && hear(Duration.ZERO) > 0; i++) {
      heard.clear();
    }
  }

  /** What it last said by itself, after reading what has come; null when it never did. */
  StatusEvent.@Nullable AutomaticStatus automatic() throws LinkException {
    for (int i = 0; i < DRAIN_READS_MAX && hear(Duration.ZERO) > 0; i++) {
      // Reads until nothing more has come.
    }
    return automatic;
  }

  /** The port of the USB printer class, null on other links. */
  @Nullable PrinterPort port() {
    return link instanceof PrinterPort port ? port : null;
  }

  /** Asks {@code DLE EOT n}; empty when silent for {@code limit}. */
  OptionalInt ask(StatusRequest request, Duration limit) throws LinkException {
    drain();
    link.write(EscPos.transmitRealTimeStatus(request));
    return realTime(limit);
  }

  /** The next answer to a {@code DLE EOT}. */
  OptionalInt realTime(Duration limit) throws LinkException {
    return await(
        limit,
        event ->
            event instanceof StatusEvent.RealTime(int value)
                ? OptionalInt.of(value)
                : OptionalInt.empty());
  }

  /** The next one-byte reply, such as that to {@code GS r}. */
  OptionalInt reply(Duration limit) throws LinkException {
    return await(
        limit,
        event ->
            event instanceof StatusEvent.Reply(int value)
                ? OptionalInt.of(value)
                : OptionalInt.empty());
  }

  /** Events that are not wanted stay for a later question. */
  private OptionalInt await(Duration limit, Function<StatusEvent, OptionalInt> wanted)
      throws LinkException {
    long deadline = nanos.getAsLong() + limit.toNanos();
    while (true) {
      for (var each = heard.iterator(); each.hasNext(); ) {
        OptionalInt value = wanted.apply(each.next());
        if (value.isPresent()) {
          each.remove();
          return value;
        }
      }
      long left = deadline - nanos.getAsLong();
      if (left <= 0) {
        return OptionalInt.empty();
      }
      hear(Duration.ofNanos(left));
    }
  }
}
