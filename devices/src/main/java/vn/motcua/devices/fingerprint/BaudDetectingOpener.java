package vn.motcua.devices.fingerprint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import vn.motcua.devices.fingerprint.module.ModuleClient;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * Finds the baud rate of a module, trying the last one that worked first.
 *
 * <p>It sends ReadSysPara, which every family answers or refuses with a packet; any complete packet
 * means that the rate is right. Used by one device's thread only.
 */
public final class BaudDetectingOpener implements LinkOpener {
  /**
   * The factory's 57 600 first, then the rates that people set; the R503 allows these, 19 200 and
   * 38 400.
   */
  public static final List<Integer> BAUDS = List.of(57_600, 9_600, 115_200, 19_200, 38_400);

  private static final Duration ANSWER_MAX = Duration.ofMillis(400);

  private final IntFunction<LinkOpener> at;
  private final LongSupplier nanos;
  private final List<Integer> order = new ArrayList<>(BAUDS);

  /** {@code at} gives the opener for a baud rate; {@code nanos} is CLOCK_MONOTONIC. */
  public BaudDetectingOpener(IntFunction<LinkOpener> at, LongSupplier nanos) {
    this.at = at;
    this.nanos = nanos;
  }

  @Override
  public ByteLink open() throws LinkException {
    for (int baud : List.copyOf(order)) {
      ByteLink link = at.apply(baud).open();
      if (answers(link)) {
        order.remove(Integer.valueOf(baud));
        order.addFirst(baud);
        return link;
      }
    }
    throw new LinkException(
        new Fault.Timeout("no module answers on " + where() + " at any of " + BAUDS + " baud"));
  }

  /** Returns whether a module answers; closes the link when none does. */
  private boolean answers(ByteLink link) {
    boolean good = false;
    try {
      ModuleClient client = new ModuleClient(link, nanos);
      client.drain(Duration.ofMillis(50));
      client.send(Packet.command(Instruction.READ_SYS_PARA));
      long deadline = nanos.getAsLong() + ANSWER_MAX.toNanos();
      while (!good && deadline - nanos.getAsLong() > 0) {
        good = client.next(deadline).filter(PacketEvent.Good.class::isInstance).isPresent();
      }
    } catch (LinkException e) {
      good = false; // Endless noise is what a wrong baud rate looks like; the next one is tried.
    } finally {
      if (!good) {
        link.close();
      }
    }
    return good;
  }

  /** The baud rate found last, or else the first to be tried. */
  public int baud() {
    return order.getFirst();
  }

  @Override
  public String where() {
    return at.apply(order.getFirst()).where();
  }
}
