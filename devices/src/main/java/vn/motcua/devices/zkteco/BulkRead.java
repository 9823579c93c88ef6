package vn.motcua.devices.zkteco;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;

/**
 * Reads one large table: packets in, the next request or the whole table out. Pure; one thread.
 *
 * <pre>
 *   PREPARE_BUFFER -> DATA                                     small: all at once
 *                  -> ACK_OK (size at 1) -> READ_BUFFER start, size
 *                       -> DATA                                or
 *                       -> PREPARE_DATA size, DATA …, ACK_OK   until all parts are there
 *   ATTLOG_RRQ     -> PREPARE_DATA size, DATA …, ACK_OK        old terminals
 * </pre>
 */
final class BulkRead {

  /** More than the log of the largest terminal: 1 000 000 records of 49 bytes. */
  static final int BYTES_MAX = 64 << 20;

  private static final int SIZE_OFFSET = 1;

  /** The next step. */
  sealed interface Step {
    /** Wait for the next packet. */
    record Wait() implements Step {}

    /** Ask READ_BUFFER for this part. */
    record AskPart(int start, int size) implements Step {}

    /** The table is whole. */
    record Done() implements Step {}

    /** The terminal refuses, or its answer makes no sense. */
    record Failed(Fault fault) implements Step {}
  }

  private sealed interface State {
    /** The first question has been asked. */
    record Asked() implements State {}

    /** A part is coming; {@code announced} when its end is marked by ACK_OK. */
    record InPart(int start, int size, boolean announced) implements State {}

    /** Nothing more is expected. */
    record Over() implements State {}
  }

  private final int partMax;
  private final ByteArrayOutputStream table = new ByteArrayOutputStream();
  private State state = new State.Asked();
  private int total;

  /**
   * @param partMax most bytes to ask at once: 0xFFC0 over TCP, 16 384 over UDP
   */
  BulkRead(int partMax) {
    this.partMax = partMax;
  }

  /** Takes the next packet of the answer. */
  Step take(ZkPacket packet) {
    return switch (state) {
      case State.Asked asked -> first(packet);
      case State.InPart part -> inPart(part, packet);
      case State.Over over -> failed("an answer came after the end of the table");
    };
  }

  /** The packets of the present part were lost: asks for it again. */
  Step again() {
    return state instanceof State.InPart part && total > 0
        ? ask(part.start)
        : failed("the terminal does not answer");
  }

  private Step first(ZkPacket packet) {
    byte[] data = packet.data();
    if (packet.is(ZkCommand.DATA)) {
      table.writeBytes(data);
      return done();
    }
    if (packet.is(ZkCommand.PREPARE_DATA) && data.length >= 4) {
      long size = Le.u32(data, 0);
      state = new State.InPart(0, (int) Math.min(size, BYTES_MAX), true);
      return size > BYTES_MAX ? tooLarge(size) : new Step.Wait();
    }
    if (packet.is(ZkCommand.ACK_OK) && data.length >= SIZE_OFFSET + 4) {
      long size = Le.u32(data, SIZE_OFFSET);
      total = (int) Math.min(size, BYTES_MAX);
      return size > BYTES_MAX ? tooLarge(size) : total == 0 ? done() : ask(0);
    }
    return packet.is(ZkCommand.ACK_OK) ? done() : refused(packet);
  }

  private Step inPart(State.InPart part, ZkPacket packet) {
    if (packet.is(ZkCommand.PREPARE_DATA)) {
      state = new State.InPart(part.start, part.size, true);
      return new Step.Wait();
    }
    if (packet.is(ZkCommand.DATA)) {
      table.writeBytes(packet.data());
      if (table.size() > part.start + part.size) {
        return failed("more data came than was asked for");
      }
      boolean whole = table.size() == part.start + part.size;
      return whole && !part.announced ? partDone() : new Step.Wait();
    }
    if (packet.is(ZkCommand.ACK_OK)) {
      return table.size() == part.start + part.size
          ? partDone()
          : total > 0 ? ask(part.start) : failed("a table ended before its announced size");
    }
    return refused(packet);
  }

  private Step partDone() {
    return table.size() >= total ? done() : ask(table.size());
  }

  private Step ask(int start) {
    if (table.size() != start) {
      byte[] kept = Arrays.copyOf(table.toByteArray(), start);
      table.reset();
      table.writeBytes(kept);
    }
    int size = Math.min(partMax, total - start);
    state = new State.InPart(start, size, false);
    return new Step.AskPart(start, size);
  }

  private Step done() {
    state = new State.Over();
    return new Step.Done();
  }

  private Step refused(ZkPacket packet) {
    state = new State.Over();
    String reason = "the terminal answered a read with " + ZkCommand.nameOf(packet.command());
    return new Step.Failed(new Fault.Refused(packet.command(), reason));
  }

  private Step tooLarge(long size) {
    return failed("the terminal announces a table of " + size + " bytes");
  }

  private Step failed(String reason) {
    state = new State.Over();
    return new Step.Failed(new Fault.Garbled(reason));
  }

  /** The table, once {@link Step.Done} has been answered. */
  byte[] table() {
    return table.toByteArray();
  }
}
