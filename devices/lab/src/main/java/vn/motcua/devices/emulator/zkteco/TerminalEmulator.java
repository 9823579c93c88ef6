package vn.motcua.devices.emulator.zkteco;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkFrame;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkStreamDecoder;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.ZkUser;

/**
 * A terminal on a free port of this machine, for one client at a time, like many models. Any
 * thread.
 */
public final class TerminalEmulator implements AutoCloseable {
  private static final int FAULTS_MAX = 100;
  private static final Duration GAP = Duration.ofMillis(2);
  private static final int DATAGRAM_BYTES_MAX = 65_536;

  private final ZkTransport transport;
  private final TerminalMemory memory;
  private final int commKey;
  private final @Nullable ServerSocket server;
  private final @Nullable DatagramSocket datagrams;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger sessions = new AtomicInteger(1000);
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicLong gapNanos = new AtomicLong(GAP.toNanos());
  private final AtomicInteger toGarble = new AtomicInteger();
  private final AtomicInteger toSwallow = new AtomicInteger();
  private final Object wire = new Object();
  private TerminalConversation conversation;
  private @Nullable Socket client;
  private long sentNanos;
  private @Nullable SocketAddress peer;
  private volatile boolean open = true;

  /**
   * Starts to listen on the loopback address.
   *
   * @param recordBytes size of its attendance records: 8, 16, 40 or 49
   * @param commKey communication key, 0 for none
   * @param recordCapacity rows of its log
   */
  public TerminalEmulator(ZkTransport transport, int recordBytes, int commKey, int recordCapacity) {
    this.transport = transport;
    this.memory = new TerminalMemory(recordBytes, recordCapacity);
    this.commKey = commKey;
    this.conversation = fresh();
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      boolean tcp = transport == ZkTransport.TCP;
      this.server = tcp ? new ServerSocket(0, 1, loopback) : null;
      this.datagrams = tcp ? null : new DatagramSocket(new InetSocketAddress(loopback, 0));
    } catch (IOException e) {
      throw new UncheckedIOException("the emulated terminal finds no free port", e);
    }
    Thread.ofPlatform().name("zk-emulator").daemon().start(this::serve);
  }

  private TerminalConversation fresh() {
    return new TerminalConversation(
        memory, transport, commKey, sessions.incrementAndGet(), this::fault);
  }

  private void fault(String what) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(what);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server != null
        ? server.getLocalPort()
        : Objects.requireNonNull(datagrams).getLocalPort();
  }

  /** Invalid requests of the client, up to 100. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many good packets have come so far. */
  public int heard() {
    return heard.get();
  }

  /** Adds a user. */
  public void add(ZkUser user) {
    memory.add(user);
  }

  /** Somebody punches: the log gets a row, and a client that requested live events gets one. */
  public void punch(Punch punch) {
    memory.add(punch);
    synchronized (wire) {
      send(conversation.event(punch));
    }
  }

  /** The log gets a row without a live event, as while the cable is unplugged. */
  public void punchQuietly(Punch punch) {
    memory.add(punch);
  }

  /** An administrator clears the log at the terminal. */
  public void clearLog() {
    memory.clearLog();
  }

  /** The terminal's clock. */
  public LocalDateTime clock() {
    return memory.clock();
  }

  /**
   * How long the terminal works before it sends again over TCP, 2 ms unless set otherwise. Some
   * clients take whatever one read gives them for one packet.
   */
  public void setGap(Duration gap) {
    gapNanos.set(gap.toNanos());
  }

  /** The next {@code packets} packets go out with a wrong checksum. */
  public void garble(int packets) {
    toGarble.set(packets);
  }

  /** The next {@code packets} packets are lost on their way out. */
  public void swallow(int packets) {
    toSwallow.set(packets);
  }

  /** The cable is unplugged: the connection ends. */
  public void cut() {
    synchronized (wire) {
      closeClient();
    }
  }

  private void serve() {
    while (open) {
      try {
        if (server != null) {
          serveStream(server);
        } else {
          serveDatagrams(Objects.requireNonNull(datagrams));
        }
      } catch (IOException e) {
        cut();
      }
    }
  }

  private void serveStream(ServerSocket listening) throws IOException {
    Socket socket = listening.accept();
    synchronized (wire) {
      socket.setTcpNoDelay(true);
      client = socket;
      conversation = fresh();
    }
    ZkStreamDecoder decoder = new ZkStreamDecoder();
    byte[] buffer = new byte[4096];
    InputStream in = socket.getInputStream();
    for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
      for (ZkFrame frame : decoder.feed(buffer, got)) {
        switch (frame) {
          case ZkFrame.Good(long at, int length, ZkPacket packet) -> take(packet);
          case ZkFrame.BadChecksum bad -> fault("a wrong checksum: " + bad.packet());
          case ZkFrame.Noise noise -> fault(noise.length() + " bytes of no packet");
        }
      }
    }
    cut();
  }

  private void serveDatagrams(DatagramSocket socket) throws IOException {
    DatagramPacket datagram = new DatagramPacket(new byte[DATAGRAM_BYTES_MAX], DATAGRAM_BYTES_MAX);
    socket.receive(datagram);
    synchronized (wire) {
      peer = datagram.getSocketAddress();
    }
    ZkPacket.ofPayload(Arrays.copyOf(datagram.getData(), datagram.getLength()))
        .ifPresentOrElse(this::take, () -> fault("a datagram that is no packet"));
  }

  private void take(ZkPacket packet) {
    heard.incrementAndGet();
    synchronized (wire) {
      send(conversation.take(packet));
    }
  }

  /**
   * Over TCP, PREPARE_DATA goes alone and the data together with the ACK_OK after them: clients
   * depend on both.
   */
  private void send(List<ZkPacket> packets) {
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    for (ZkPacket packet : packets) {
      if (toSwallow.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        continue;
      }
      byte[] bytes = transport == ZkTransport.TCP ? packet.frame() : packet.payload();
      if (toGarble.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        bytes[bytes.length - 1] ^= 0x40;
      }
      together.writeBytes(bytes);
      if (transport == ZkTransport.UDP || packet.is(ZkCommand.PREPARE_DATA)) {
        send(together.toByteArray());
        together.reset();
      }
    }
    if (together.size() > 0) {
      send(together.toByteArray());
    }
  }

  private void send(byte[] bytes) {
    try {
      if (client != null) {
        workFor(gapNanos.get() - (System.nanoTime() - sentNanos));
        client.getOutputStream().write(bytes);
        sentNanos = System.nanoTime();
      } else if (datagrams != null && peer != null) {
        datagrams.send(new DatagramPacket(bytes, bytes.length, peer));
      }
    } catch (IOException e) {
      closeClient();
    }
  }

  private static void workFor(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void closeClient() {
    try {
      if (client != null) {
        client.close();
      }
    } catch (IOException e) {
      fault("closing failed: " + e.getMessage());
    }
    client = null;
    conversation = fresh();
  }

  @Override
  public void close() {
    open = false;
    cut();
    try {
      if (server != null) {
        server.close();
      }
      if (datagrams != null) {
        datagrams.close();
      }
    } catch (IOException e) {
      fault("closing failed: " + e.getMessage());
    }
  }
}
