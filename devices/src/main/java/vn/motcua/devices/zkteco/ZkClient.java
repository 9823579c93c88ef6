package vn.motcua.devices.zkteco;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.zkteco.packet.CommKey;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Sizes;
import vn.motcua.devices.zkteco.records.ZkUser;

/**
 * A session with a terminal: requests and answers. Live events in between are acknowledged and
 * kept, up to {@link #EVENTS_MAX}; at the limit the oldest is dropped, because the log has every
 * punch. One thread.
 */
public final class ZkClient {

  /** Live events kept until they are fetched. */
  public static final int EVENTS_MAX = 256;

  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final Duration DATAGRAM_MAX = Duration.ofSeconds(2);
  private static final int TRIES_MAX = 3;

  /** Packets that answer no request, before the session is given up. */
  private static final int STRAYS_MAX = 1_000;

  private final ZkWire wire;
  private final Queue<LiveEvent> events = new ArrayDeque<>();
  private int session;
  private int reply = -1;

  /** A client that has not yet connected; the caller owns the link. */
  public ZkClient(ByteLink link, ZkTransport transport, LongSupplier nanos) {
    this.wire = new ZkWire(link, transport, nanos);
  }

  /**
   * Begins the session.
   *
   * @param commKey communication key of the terminal, 0 when it has none
   * @throws LinkException {@link Fault.Refused} when the key is wrong
   */
  public void connect(int commKey) throws LinkException {
    session = 0;
    reply = -1;
    ZkPacket answer = ask(ZkCommand.CONNECT);
    session = answer.session();
    if (answer.is(ZkCommand.ACK_UNAUTH)) {
      ZkPacket proven = ask(ZkCommand.AUTH, CommKey.token(commKey, session));
      if (!proven.is(ZkCommand.ACK_OK)) {
        throw wrongKey(commKey, proven);
      }
    } else {
      expectOk(answer, "the connection");
    }
    expectOk(ask(ZkCommand.OPTIONS_WRQ, text("SDKBuild=1")), "SDKBuild");
  }

  /** Reads an option such as {@code ~SerialNumber}; empty when the terminal has no such option. */
  public Optional<String> option(String name) throws LinkException {
    ZkPacket answer = ask(ZkCommand.OPTIONS_RRQ, text(name));
    byte[] data = answer.data();
    String line = Le.text(data, 0, data.length, StandardCharsets.US_ASCII);
    return answer.is(ZkCommand.ACK_OK) && line.startsWith(name + "=")
        ? Optional.of(line.substring(name.length() + 1))
        : Optional.empty();
  }

  /** How much the terminal holds. */
  public Sizes sizes() throws LinkException {
    ZkPacket answer = ask(ZkCommand.GET_FREE_SIZES);
    return Sizes.decode(answer.data()).orElseThrow(() -> refused(answer, "its sizes"));
  }

  /** The terminal's clock. */
  public LocalDateTime time() throws LinkException {
    ZkPacket answer = ask(ZkCommand.GET_TIME);
    byte[] data = answer.data();
    return (data.length < 4 ? Optional.<LocalDateTime>empty() : ZkTime.decode(Le.u32(data, 0)))
        .orElseThrow(() -> refused(answer, "its time"));
  }

  /** Sets the terminal's clock. */
  public void setTime(LocalDateTime time) throws LinkException {
    byte[] data = new byte[4];
    Le.put32(data, 0, ZkTime.encode(time));
    expectOk(ask(ZkCommand.SET_TIME, data), "the time");
  }

  /** The whole attendance log. */
  public AttendanceLog attendance() throws LinkException {
    int count = sizes().records();
    return count == 0
        ? new AttendanceLog(List.of(), 0, "")
        : AttendanceLog.decode(read(ZkCommand.ATTLOG_RRQ, 0), count);
  }

  /** All users. */
  public List<ZkUser> users(Charset page) throws LinkException {
    int count = sizes().users();
    try {
      return count == 0 ? List.of() : ZkUser.table(read(ZkCommand.USERTEMP_RRQ, 5), count, page);
    } catch (IllegalArgumentException e) {
      throw new LinkException(new Fault.Garbled(String.valueOf(e.getMessage())), e);
    }
  }

  /** Asks for live events by a mask of {@link LiveEvent} codes. */
  public void registerEvents(int mask) throws LinkException {
    byte[] data = new byte[4];
    Le.put32(data, 0, mask);
    expectOk(ask(ZkCommand.REG_EVENT, data), "live events");
  }

  /** Waits for live events; none when the time has passed. */
  public List<LiveEvent> events(Duration wait) throws LinkException {
    if (events.isEmpty()) {
      Optional<ZkPacket> packet = wire.receive(wait);
      if (packet.isPresent() && packet.get().is(ZkCommand.REG_EVENT)) {
        take(packet.get());
      }
    }
    List<LiveEvent> taken = new ArrayList<>(events);
    events.clear();
    return taken;
  }

  /** Ends the session; a missing answer is ignored. */
  public void exit() throws LinkException {
    reply = (reply + 1) & 0xFFFF;
    wire.send(new ZkPacket(ZkCommand.EXIT.code(), session, reply));
    wire.receive(Duration.ofMillis(500));
  }

  private byte[] read(ZkCommand what, int function) throws LinkException {
    byte[] question = new byte[11];
    question[0] = 1;
    Le.put16(question, 1, what.code());
    Le.put32(question, 3, function);
    BulkRead read = new BulkRead(wire.transport().partBytesMax());
    BulkRead.Step step = read.take(ask(ZkCommand.PREPARE_BUFFER, question));
    int tries = 0;
    while (!(step instanceof BulkRead.Step.Done)) {
      switch (step) {
        case BulkRead.Step.AskPart(int start, int size) -> {
          byte[] part = new byte[8];
          Le.put32(part, 0, start);
          Le.put32(part, 4, size);
          step = read.take(ask(ZkCommand.READ_BUFFER, part));
        }
        case BulkRead.Step.Wait wait -> {
          Optional<ZkPacket> next = next(answerMax());
          tries += next.isPresent() ? 0 : 1;
          if (tries > TRIES_MAX) {
            throw silent();
          }
          step = next.isPresent() ? read.take(next.get()) : read.again();
        }
        case BulkRead.Step.Failed(Fault fault) -> throw new LinkException(fault);
        case BulkRead.Step.Done done -> throw new AssertionError("the loop has ended");
      }
    }
    ask(ZkCommand.FREE_DATA);
    return read.table();
  }

  /** Sends a request and waits for the answer with the same number; over UDP repeats a lost one. */
  private ZkPacket ask(ZkCommand command, byte... data) throws LinkException {
    reply = (reply + 1) & 0xFFFF;
    ZkPacket question = new ZkPacket(command.code(), session, reply, data);
    int tries = wire.transport() == ZkTransport.UDP ? TRIES_MAX : 1;
    for (int attempt = 0; attempt < tries; attempt++) {
      wire.send(question);
      Optional<ZkPacket> answer = next(answerMax());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw silent();
  }

  private Duration answerMax() {
    return wire.transport() == ZkTransport.UDP ? DATAGRAM_MAX : ANSWER_MAX;
  }

  /** The next packet that answers the present request; events and late answers are skipped. */
  private Optional<ZkPacket> next(Duration timeout) throws LinkException {
    for (int stray = 0; stray < STRAYS_MAX; stray++) {
      Optional<ZkPacket> packet = wire.receive(timeout);
      if (packet.isEmpty()) {
        return packet;
      }
      if (packet.get().is(ZkCommand.REG_EVENT)) {
        take(packet.get());
      } else if (packet.get().reply() == reply) {
        return packet;
      }
    }
    throw new LinkException(new Fault.Garbled("the terminal sends without answering"));
  }

  /** A live event: its code is in the session field, and it needs an ACK_OK. */
  private void take(ZkPacket event) throws LinkException {
    wire.send(new ZkPacket(ZkCommand.ACK_OK.code(), session, 0));
    for (LiveEvent decoded : LiveEvent.decode(event.session(), event.data())) {
      if (events.size() == EVENTS_MAX) {
        events.remove();
      }
      events.add(decoded);
    }
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static void expectOk(ZkPacket answer, String what) throws LinkException {
    if (!answer.is(ZkCommand.ACK_OK)) {
      throw refused(answer, what);
    }
  }

  private static LinkException refused(ZkPacket answer, String what) {
    return new LinkException(
        new Fault.Refused(
            answer.command(),
            "the terminal refused " + what + " with " + ZkCommand.nameOf(answer.command())));
  }

  private static LinkException wrongKey(int commKey, ZkPacket answer) {
    String what =
        commKey == 0
            ? "the terminal asks for a communication key and board.toml has none"
            : "the terminal refuses the communication key of board.toml";
    return new LinkException(
        new Fault.Refused(
            answer.command(),
            what
                + " ("
                + ZkCommand.nameOf(answer.command())
                + "): set comm-key to the Comm Key of the terminal's menu, under Comm., PC"
                + " Connection"));
  }

  private static LinkException silent() {
    return new LinkException(new Fault.Timeout("the terminal does not answer"));
  }
}
