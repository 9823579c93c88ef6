package vn.motcua.devices.fingerprint;

import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.fingerprint.IdentifierState.Asking;
import vn.motcua.devices.fingerprint.IdentifierState.Draining;
import vn.motcua.devices.fingerprint.IdentifierState.Pausing;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.fingerprint.packet.Pid;
import vn.motcua.devices.link.Fault;

/**
 * Waits for a finger and lets the module search it, one command at a time.
 *
 * <pre>
 *   Pausing --time--> GenImg --image--> Img2Tz --features--> Search --> matched | unknown
 *      ^                |no finger         |poor image                        |
 *      +----------------+------------------+                                  |
 *      +---- finger has to be lifted (GenImg says "no finger") first ---------+
 * </pre>
 *
 * <p>Pure: packets, silence and monotonic time come in, effects go out. The protocol has no
 * sequence numbers, so after a missing or damaged answer everything is discarded until the line has
 * been silent for {@value #QUIET_MILLIS} ms before GenImg is sent again: if a late answer were
 * taken for the next one, Search would use the features of the previous finger and clock in the
 * wrong officer. {@value #FAILURES_MAX} failures in a row are a fault. Not thread-safe.
 */
public final class Identifier {
  static final int QUIET_MILLIS = 300;
  static final int FAILURES_MAX = 3;
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);

  /** Between two looks at the sensor; the module itself takes some 190 ms for one. */
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /**
   * A recorded module took 302 ms for its slowest step here; 2 s is the usual limit of libraries.
   */
  private static final long ANSWER_NANOS_MAX = TimeUnit.SECONDS.toNanos(2);

  private static final long DRAIN_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);
  private static final int BUFFER = 1;

  private final int capacity;
  private IdentifierState state;
  private boolean mustLift;
  private boolean wasSilent;
  private int failures;
  private long drainUntil;

  /**
   * Begins to look for a finger at {@code nanos}.
   *
   * @param capacity templates of the module
   * @param mustLift whether a finger that lies there already does not count
   */
  public Identifier(int capacity, long nanos, boolean mustLift) {
    this.capacity = capacity;
    this.mustLift = mustLift;
    this.state = new Pausing(nanos);
  }

  /** When {@link #tick} has to be called at the latest. */
  public long deadlineNanos() {
    return state.untilNanos();
  }

  /** Whether no answer is pending, so that another command may be sent. */
  public boolean idle() {
    return state instanceof Pausing;
  }

  /** Time has passed; does something only once the deadline is reached. */
  public List<IdentifierEffect> tick(long nanos) {
    if (nanos - state.untilNanos() < 0) {
      return List.of();
    }
    return switch (state) {
      case Pausing _ -> ask(Instruction.GEN_IMG, nanos);
      case Draining _ -> resume(nanos);
      case Asking(Instruction command, long _) ->
          failed(
              new Fault.Timeout("the module did not answer " + command.manualName() + " in 2 s"),
              nanos);
    };
  }

  /** A packet or garbage has come. */
  public List<IdentifierEffect> received(PacketEvent event, long nanos) {
    return switch (state) {
      case Draining _ -> drain(nanos);
      case Pausing _ -> stray(event, nanos);
      case Asking(Instruction command, long _) ->
          switch (event) {
            case PacketEvent.Good(long _, Packet packet) -> answer(command, packet, nanos);
            case PacketEvent.BadSum _ ->
                failed(
                    new Fault.Garbled("wrong checksum in the answer to " + command.manualName()),
                    nanos);
            case PacketEvent.Noise _ -> List.of();
          };
    };
  }

  /** An unexpected packet is a late one: wait until the line is silent. */
  private List<IdentifierEffect> stray(PacketEvent event, long nanos) {
    if (!(event instanceof PacketEvent.Noise)) {
      drainUntil = nanos + DRAIN_NANOS_MAX;
      state = new Draining(nanos + QUIET_NANOS);
    }
    return List.of();
  }

  private List<IdentifierEffect> drain(long nanos) {
    if (drainUntil - nanos <= 0) {
      return List.of(
          new IdentifierEffect.Fail(new Fault.Garbled("the module sends without being asked")));
    }
    state = new Draining(nanos + QUIET_NANOS);
    return List.of();
  }

  private List<IdentifierEffect> answer(Instruction command, Packet packet, long nanos) {
    boolean fits = packet.pid() == Pid.ACKNOWLEDGE && packet.size() == answerBytes(command);
    if (!fits) {
      return failed(
          new Fault.Garbled("the answer to " + command.manualName() + " was " + packet), nanos);
    }
    int code = packet.u8(0);
    if (code == Confirmation.MUST_VERIFY_PASSWORD.code()) {
      return refused(code);
    }
    return switch (command) {
      case GEN_IMG -> imaged(code, nanos);
      case IMG_2_TZ -> extracted(code, nanos);
      case SEARCH -> searched(code, packet, nanos);
      default -> throw new IllegalStateException("never asked here: " + command);
    };
  }

  private static int answerBytes(Instruction command) {
    return command == Instruction.SEARCH ? 5 : 1;
  }

  private List<IdentifierEffect> imaged(int code, long nanos) {
    if (code == Confirmation.OK.code() && !mustLift) {
      return ask(Instruction.IMG_2_TZ, nanos);
    }
    if (code == Confirmation.NO_FINGER.code()) {
      mustLift = false;
    } else if (code == Confirmation.PACKET_ERROR.code()) {
      return failed(new Fault.Garbled("the module did not understand GenImg"), nanos);
    }
    failures = 0;
    return pause(nanos);
  }

  private List<IdentifierEffect> extracted(int code, long nanos) {
    if (code == Confirmation.OK.code()) {
      return ask(Instruction.SEARCH, nanos);
    }
    if (code == Confirmation.PACKET_ERROR.code()) {
      return failed(new Fault.Garbled("the module did not understand Img2Tz"), nanos);
    }
    return pause(nanos); // A poor image: the finger lies there still, look again.
  }

  private List<IdentifierEffect> searched(int code, Packet packet, long nanos) {
    boolean found = code == Confirmation.OK.code();
    if (!found && code != Confirmation.NOT_FOUND.code()) {
      return failed(
          new Fault.Refused(code, "Search was refused: " + Confirmation.meaningOf(code)), nanos);
    }
    if (found && packet.u16(1) >= capacity) {
      return failed(new Fault.Garbled("Search found a slot beyond the capacity"), nanos);
    }
    failures = 0;
    mustLift = true;
    pause(nanos);
    return List.of(
        found
            ? new IdentifierEffect.Matched(packet.u16(1), packet.u16(3))
            : new IdentifierEffect.Unknown());
  }

  private List<IdentifierEffect> refused(int code) {
    return List.of(
        new IdentifierEffect.Fail(new Fault.Refused(code, Confirmation.meaningOf(code))));
  }

  /** The line is silent: start again, with the same module if it had been silent. */
  private List<IdentifierEffect> resume(long nanos) {
    IdentifierEffect look = ask(Instruction.GEN_IMG, nanos).getFirst();
    boolean recheck = wasSilent;
    wasSilent = false;
    return recheck ? List.of(new IdentifierEffect.Recheck(), look) : List.of(look);
  }

  private List<IdentifierEffect> failed(Fault fault, long nanos) {
    failures++;
    wasSilent |= fault instanceof Fault.Timeout;
    if (failures >= FAILURES_MAX) {
      return List.of(new IdentifierEffect.Fail(fault));
    }
    drainUntil = nanos + DRAIN_NANOS_MAX;
    state = new Draining(nanos + QUIET_NANOS);
    return List.of();
  }

  private List<IdentifierEffect> pause(long nanos) {
    state = new Pausing(nanos + POLL_NANOS);
    return List.of();
  }

  private List<IdentifierEffect> ask(Instruction command, long nanos) {
    state = new Asking(command, nanos + ANSWER_NANOS_MAX);
    Packet packet =
        switch (command) {
          case IMG_2_TZ -> Packet.command(command, BUFFER);
          case SEARCH -> Packet.command(command, BUFFER, 0, 0, capacity >>> 8, capacity);
          default -> Packet.command(command);
        };
    return List.of(new IdentifierEffect.Send(packet));
  }
}
