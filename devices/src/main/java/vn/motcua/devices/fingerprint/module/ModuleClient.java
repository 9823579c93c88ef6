package vn.motcua.devices.fingerprint.module;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketDecoder;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.fingerprint.packet.Pid;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * Sends commands to a module and waits for the answers, on the caller's thread.
 *
 * <p>Half duplex: one command, one answer. The line is drained before a command is sent. Not
 * thread-safe.
 */
public final class ModuleClient {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
  private static final Duration PACKET_GAP = Duration.ofMillis(200);
  private static final int BUFFER_BYTES = 512;
  private static final int DRAIN_READS_MAX = 64;

  private final ByteLink link;
  private final LongSupplier nanos;
  private final PacketDecoder decoder = new PacketDecoder();
  private final Deque<PacketEvent> events = new ArrayDeque<>();
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** Talks over an open link; {@code nanos} is CLOCK_MONOTONIC. */
  public ModuleClient(ByteLink link, LongSupplier nanos) {
    this.link = link;
    this.nanos = nanos;
  }

  /** Sends {@code command} and gives the acknowledge packet, whatever it confirms. */
  public Packet ask(Packet command) throws LinkException {
    drain(Duration.ZERO);
    link.write(command.encode());
    long deadline = nanos.getAsLong() + ANSWER_MAX.toNanos();
    while (deadline - nanos.getAsLong() > 0) {
      PacketEvent event = next(deadline).orElse(null);
      if (event instanceof PacketEvent.Good(long _, Packet packet)
          && packet.pid() == Pid.ACKNOWLEDGE
          && packet.size() > 0) {
        return packet;
      }
      if (event instanceof PacketEvent.BadSum) {
        throw new LinkException(
            new Fault.Garbled("wrong checksum in the answer to " + name(command)));
      }
    }
    throw new LinkException(new Fault.Timeout("no answer to " + name(command) + " in 2 s"));
  }

  /** The next data packet; anything else in its place is garbled. */
  public Packet data(long nanosMax) throws LinkException {
    Optional<PacketEvent> event = next(nanos.getAsLong() + nanosMax);
    if (event.isPresent()
        && event.get() instanceof PacketEvent.Good(long _, Packet packet)
        && (packet.pid() == Pid.DATA || packet.pid() == Pid.END_OF_DATA)) {
      return packet;
    }
    throw new LinkException(
        event.isEmpty()
            ? new Fault.Timeout("the data stopped coming")
            : new Fault.Garbled("something else came instead of data"));
  }

  /** The next packet or garbage that comes before {@code deadline}, if anything does. */
  public Optional<PacketEvent> next(long deadline) throws LinkException {
    while (events.isEmpty()) {
      long left = deadline - nanos.getAsLong();
      if (left <= 0) {
        return Optional.empty();
      }
      Duration wait = Duration.ofNanos(left);
      boolean partial = decoder.pending() && wait.compareTo(PACKET_GAP) > 0;
      int got = link.read(buffer, partial ? PACKET_GAP : wait);
      events.addAll(got > 0 ? decoder.feed(buffer, got) : decoder.silence());
    }
    return Optional.of(events.remove());
  }

  /** Discards input until the line is silent for {@code quiet}. */
  public void drain(Duration quiet) throws LinkException {
    int reads = 0;
    while (link.read(buffer, quiet) > 0) {
      if (++reads > DRAIN_READS_MAX) {
        throw new LinkException(new Fault.Garbled("the module sends without being asked"));
      }
    }
    decoder.silence();
    events.clear();
  }

  /** Sends one packet and waits for nothing. */
  public void send(Packet packet) throws LinkException {
    link.write(packet.encode());
  }

  private static String name(Packet command) {
    return Instruction.of(command.u8(0)).map(Instruction::manualName).orElse(command.toString());
  }
}
