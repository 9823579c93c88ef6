package vn.motcua.devices.zkteco;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.zkteco.packet.ZkFrame;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkStreamDecoder;

/** Packets over a link, framed as the transport wants it. One thread. */
final class ZkWire {
  private final ByteLink link;
  private final ZkTransport transport;
  private final LongSupplier nanos;
  private final ZkStreamDecoder decoder = new ZkStreamDecoder();
  private final Queue<ZkPacket> received = new ArrayDeque<>();
  private final byte[] buffer = new byte[ZkLinkOpener.DATAGRAM_BYTES_MAX];

  ZkWire(ByteLink link, ZkTransport transport, LongSupplier nanos) {
    this.link = link;
    this.transport = transport;
    this.nanos = nanos;
  }

  ZkTransport transport() {
    return transport;
  }

  void send(ZkPacket packet) throws LinkException {
    link.write(transport == ZkTransport.TCP ? packet.frame() : packet.payload());
  }

  /**
   * Waits for the next good packet; empty when the time has passed.
   *
   * @throws LinkException also for a stream that is not this protocol; a bad datagram counts as
   *     lost
   */
  Optional<ZkPacket> receive(Duration timeout) throws LinkException {
    long end = nanos.getAsLong() + timeout.toNanos();
    while (received.isEmpty()) {
      long left = end - nanos.getAsLong();
      int got = left > 0 ? link.read(buffer, Duration.ofNanos(left)) : 0;
      if (got == 0) {
        return Optional.empty();
      }
      switch (transport) {
        case TCP -> takeStream(got);
        case UDP -> ZkPacket.ofPayload(Arrays.copyOf(buffer, got)).ifPresent(received::add);
      }
    }
    return Optional.of(received.remove());
  }

  private void takeStream(int got) throws LinkException {
    for (ZkFrame frame : decoder.feed(buffer, got)) {
      switch (frame) {
        case ZkFrame.Good(long at, int length, ZkPacket packet) -> received.add(packet);
        case ZkFrame.BadChecksum(long at, int length, ZkPacket packet) ->
            throw garbled("a packet with a wrong checksum");
        case ZkFrame.Noise(long at, int length) -> throw garbled(length + " bytes of no packet");
      }
    }
  }

  private static LinkException garbled(String what) {
    return new LinkException(new Fault.Garbled("the terminal sent " + what));
  }
}
