package vn.motcua.devices.printer.escpos;

import java.util.ArrayList;
import java.util.List;

/**
 * Separates what comes back from a printer into {@link StatusEvent}s by the fixed bits.
 *
 * <pre>
 *   11h            XON                     13h        XOFF
 *   0xx1xx10       real-time status        0xx1xx00   ASB byte 1, then three 0xx0xxxx
 *   0xx0xxxx       reply to GS r, GS I     37h, 5Fh   block up to NUL
 * </pre>
 *
 * ASB bytes 2..4 look like replies, so the parser resynchronises on the first byte's pattern: a
 * real-time byte or flow control inside an ASB is passed through, a new first byte restarts it.
 * Pure; not thread safe. A byte is looked at once, so it cannot loop; an unfinished block is given
 * up as noise after {@link #BLOCK_BYTES_MAX}.
 */
public final class StatusParser {
  /** Longest block (Epson: 80 bytes of content). */
  public static final int BLOCK_BYTES_MAX = 96;

  private static final int XON = 0x11;
  private static final int XOFF = 0x13;
  private static final int BLOCK_RESPONSE = 0x37;
  private static final int BLOCK_IDENTITY = 0x5F;

  private sealed interface State {
    record Idle() implements State {}

    record InAutomatic(int b1, int b2, int b3, int have) implements State {}

    record InBlock(int header, StringBuilder content) implements State {}
  }

  private State state = new State.Idle();

  /** Takes bytes as they came, in pieces of any size. */
  public List<StatusEvent> feed(byte[] bytes, int offset, int length) {
    List<StatusEvent> events = new ArrayList<>();
    for (int i = offset; i < offset + length; i++) {
      take(bytes[i] & 0xff, events);
    }
    return events;
  }

  /** The far end has been silent for long: an incomplete message will not be completed. */
  public void timeout() {
    state = new State.Idle();
  }

  /**
   * An incomplete block is dropped; an incomplete automatic status is not, because its remaining
   * bytes look like replies to {@code GS r} and would be taken for the proof of a job.
   */
  public void endBlock() {
    if (state instanceof State.InBlock) {
      state = new State.Idle();
    }
  }

  private void take(int value, List<StatusEvent> events) {
    switch (state) {
      case State.InBlock(int header, StringBuilder content) ->
          block(value, header, content, events);
      case State.InAutomatic part when (value & 0x90) == 0 -> automatic(value, part, events);
      case State.InAutomatic ignored -> single(value, events);
      case State.Idle ignored -> single(value, events);
    }
  }

  private void block(int value, int header, StringBuilder content, List<StatusEvent> events) {
    if (value == 0) {
      events.add(new StatusEvent.Block(header, content.toString()));
      state = new State.Idle();
    } else if (content.length() == BLOCK_BYTES_MAX) {
      events.add(new StatusEvent.Noise(header));
      state = new State.Idle();
    } else {
      content.append((char) value);
    }
  }

  private void automatic(int value, State.InAutomatic part, List<StatusEvent> events) {
    state =
        switch (part.have()) {
          case 1 -> new State.InAutomatic(part.b1(), value, 0, 2);
          case 2 -> new State.InAutomatic(part.b1(), part.b2(), value, 3);
          case 3 -> {
            events.add(new StatusEvent.AutomaticStatus(part.b1(), part.b2(), part.b3(), value));
            yield new State.Idle();
          }
          default -> throw new IllegalStateException("an ASB has four bytes");
        };
  }

  private void single(int value, List<StatusEvent> events) {
    if (value == XON) {
      events.add(new StatusEvent.XOn());
    } else if (value == XOFF) {
      events.add(new StatusEvent.XOff());
    } else if ((value & 0x93) == 0x12) {
      events.add(new StatusEvent.RealTime(value));
    } else if ((value & 0x93) == 0x10) {
      state = new State.InAutomatic(value, 0, 0, 1);
    } else if (value == BLOCK_RESPONSE || value == BLOCK_IDENTITY) {
      state = new State.InBlock(value, new StringBuilder());
    } else if ((value & 0x90) == 0) {
      events.add(new StatusEvent.Reply(value));
    } else {
      events.add(new StatusEvent.Noise(value));
    }
  }
}
