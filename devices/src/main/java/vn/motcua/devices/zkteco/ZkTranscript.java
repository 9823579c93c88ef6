package vn.motcua.devices.zkteco;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Sizes;
import vn.motcua.devices.zkteco.records.ZkUser;

/**
 * Interprets a captured conversation, with both directions in one stream. Pure; one thread. A table
 * in several packets is reported with the packet that completes it.
 */
public final class ZkTranscript {
  private final Charset page;
  private final ByteArrayOutputStream table = new ByteArrayOutputStream();

  /** The question that waits for its answer; empty when none does. */
  private Optional<ZkPacket> asked = Optional.empty();

  private int tableOf;
  private int users;
  private int records;

  /**
   * A transcript that begins.
   *
   * @param page code page of names
   */
  public ZkTranscript(Charset page) {
    this.page = page;
  }

  /** Takes the next packet. */
  public ZkMeaning take(ZkPacket packet) {
    byte[] data = packet.data();
    if (ZkCommand.nameOf(packet.command()).equals("UNKNOWN")) {
      return new ZkMeaning.Unknown("no such command");
    }
    if (packet.is(ZkCommand.DATA)) {
      return data(data);
    }
    if (packet.command() >= ZkCommand.ACK_OK.code()) {
      return answer(packet, data);
    }
    if (!packet.is(ZkCommand.PREPARE_DATA) && !isEvent(packet)) {
      asked = Optional.of(packet);
    }
    return question(packet, data);
  }

  private ZkMeaning question(ZkPacket packet, byte[] data) {
    if (packet.is(ZkCommand.OPTIONS_RRQ) || packet.is(ZkCommand.OPTIONS_WRQ)) {
      return text(data);
    } else if (packet.is(ZkCommand.SET_TIME)) {
      return clock(data);
    } else if (packet.is(ZkCommand.REG_EVENT)) {
      return data.length == 4
          ? new ZkMeaning.Wanted((int) Le.u32(data, 0))
          : new ZkMeaning.Events(LiveEvent.decode(packet.session(), data));
    } else if (packet.is(ZkCommand.USER_WRQ) && data.length >= 72) {
      return new ZkMeaning.Users(List.of(ZkUser.readLong(data, 0, page)));
    } else if (packet.is(ZkCommand.PREPARE_BUFFER) && data.length == 11) {
      begin(Le.u16(data, 1));
    } else if (packet.is(ZkCommand.ATTLOG_RRQ) || packet.is(ZkCommand.USERTEMP_RRQ)) {
      begin(packet.command());
    }
    return new ZkMeaning.Plain();
  }

  /** A host asks for events with a mask of four bytes. */
  private static boolean isEvent(ZkPacket packet) {
    return packet.is(ZkCommand.REG_EVENT) && packet.data().length != 4;
  }

  /** Whether this packet answers that question; each question is answered once. */
  private boolean answers(ZkPacket answer, ZkCommand question) {
    return asked
        .filter(asking -> asking.reply() == answer.reply() && asking.is(question))
        .isPresent();
  }

  private void begin(int what) {
    tableOf = what;
    table.reset();
  }

  private ZkMeaning answer(ZkPacket packet, byte[] data) {
    ZkMeaning meaning =
        packet.is(ZkCommand.ACK_OK) ? accepted(packet, data) : new ZkMeaning.Plain();
    asked = asked.filter(question -> question.reply() != packet.reply());
    return meaning;
  }

  private ZkMeaning accepted(ZkPacket packet, byte[] data) {
    if (answers(packet, ZkCommand.STATE_RRQ) && data.length == 0) {
      return new ZkMeaning.StateOf(packet.session());
    }
    if (answers(packet, ZkCommand.GET_TIME) && data.length >= 4) {
      return clock(data);
    }
    if (answers(packet, ZkCommand.GET_FREE_SIZES)) {
      Optional<Sizes> sizes = Sizes.decode(data);
      sizes.ifPresent(stored -> {
        users = stored.users();
        records = stored.records();
      });
      return sizes
          .<ZkMeaning>map(ZkMeaning.Stored::new)
          .orElseGet(() -> new ZkMeaning.Unknown("sizes of " + data.length + " bytes"));
    }
    boolean printable = data.length > 1;
    for (int at = 0; at < data.length; at++) {
      printable &= data[at] >= ' ' || (data[at] == 0 && at == data.length - 1);
    }
    return printable ? text(data) : new ZkMeaning.Plain();
  }

  private ZkMeaning data(byte[] data) {
    if (tableOf == 0
        && table.size() == 0
        && (data.length < 4 || Le.u32(data, 0) != data.length - 4)) {
      Optional<AttendanceLog> fragment = AttendanceLog.fragment(data);
      if (fragment.isPresent()) {
        return new ZkMeaning.Attendance(fragment.get());
      }
    }
    table.writeBytes(data);
    byte[] whole = table.toByteArray();
    if (whole.length < 4 || whole.length > BulkRead.BYTES_MAX) {
      return new ZkMeaning.Plain();
    }
    long size = Le.u32(whole, 0) + 4;
    if (whole.length < size) {
      return new ZkMeaning.Plain();
    }
    table.reset();
    return tableOf == ZkCommand.USERTEMP_RRQ.code() ? users(whole) : attendance(whole);
  }

  /** A log or, when no request was captured, whatever layout the bytes fit. */
  private ZkMeaning attendance(byte[] whole) {
    AttendanceLog log = AttendanceLog.decode(whole, records);
    if (log.reason().isEmpty()) {
      return new ZkMeaning.Attendance(log);
    }
    ZkMeaning other = tableOf == 0 ? users(whole) : new ZkMeaning.Unknown(log.reason());
    return other instanceof ZkMeaning.Users ? other : new ZkMeaning.Unknown(log.reason());
  }

  private ZkMeaning users(byte[] whole) {
    try {
      return new ZkMeaning.Users(ZkUser.table(whole, users, page));
    } catch (IllegalArgumentException e) {
      return new ZkMeaning.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static ZkMeaning clock(byte[] data) {
    Optional<LocalDateTime> time =
        data.length < 4 ? Optional.empty() : ZkTime.decode(Le.u32(data, 0));
    return time.<ZkMeaning>map(ZkMeaning.Clock::new)
        .orElseGet(() -> new ZkMeaning.Unknown("no time"));
  }

  private static ZkMeaning text(byte[] data) {
    return new ZkMeaning.Text(Le.text(data, 0, data.length, StandardCharsets.UTF_8));
  }

  /** A table of which the end is missing. */
  public boolean incomplete() {
    return table.size() > 0;
  }
}
