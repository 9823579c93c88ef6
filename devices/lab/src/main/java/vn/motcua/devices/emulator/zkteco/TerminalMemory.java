package vn.motcua.devices.emulator.zkteco;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.Sizes;
import vn.motcua.devices.zkteco.records.ZkUser;

/**
 * The data of a terminal, and its layout. Any thread.
 *
 * <p>One whose attendance records have 8 or 16 bytes is of the older kind, which keeps users in 28
 * bytes; all others keep them in 72.
 */
final class TerminalMemory {
  private static final byte[] PREFIX = {(byte) 0xFF, '2', '5', '5', 0, 0, 0, 0, 0};
  private static final int OLD_RECORD_BYTES_MAX = 16;
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          entry("~SerialNumber", "EMU0000001"),
          entry("~Platform", "ZEM560_TFT"),
          entry("~OS", "1"),
          entry("~DeviceName", "Emulated"),
          entry("~OEMVendor", "ZKTeco Inc."),
          entry("~ProductTime", "2022-04-13 10:00:00"),
          entry("~ZKFPVersion", "10"),
          entry("~ExtendFmt", "0"),
          entry("~UserExtFmt", "0"),
          entry("~PIN2Width", "9"),
          entry("~SSR", "1"),
          entry("CompatOldFirmware", "0"),
          entry("FaceFunOn", "0"),
          entry("ZKFaceVersion", "0"),
          entry("WorkCode", "0"),
          entry("MAC", "00:17:61:00:00:01"),
          entry("IPAddress", "127.0.0.1"),
          entry("NetMask", "255.0.0.0"),
          entry("GATEIPAddress", "0.0.0.0"));

  private final int recordBytes;
  private final int recordCapacity;
  private final List<ZkUser> users = new ArrayList<>();
  private final List<Punch> log = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>(OPTIONS);
  private LocalDateTime clock = LocalDateTime.of(2026, 11, 21, 7, 30);

  TerminalMemory(int recordBytes, int recordCapacity) {
    this.recordBytes = recordBytes;
    this.recordCapacity = recordCapacity;
  }

  /** A user with the same row number is replaced. */
  synchronized void add(ZkUser user) {
    remove(user.uid());
    users.add(user);
  }

  /** Whether there was such a user. */
  synchronized boolean remove(int uid) {
    return users.removeIf(user -> user.uid() == uid);
  }

  /** A full log loses its oldest row, as in real terminals. */
  synchronized void add(Punch punch) {
    if (log.size() == recordCapacity) {
      log.removeFirst();
    }
    log.add(punch);
  }

  synchronized void clearLog() {
    log.clear();
  }

  /** Clears users and log; the clock and the options stay. */
  synchronized void clear() {
    users.clear();
    log.clear();
  }

  /** The line {@code name=value} of an option; one that was never set has an empty value. */
  synchronized String option(String name) {
    return name + "=" + options.getOrDefault(name, "");
  }

  /** Takes the line {@code name=value}. */
  synchronized void setOption(String line) {
    int equals = line.indexOf('=');
    if (equals > 0) {
      options.put(line.substring(0, equals), line.substring(equals + 1));
    }
  }

  synchronized LocalDateTime clock() {
    return clock;
  }

  synchronized void setClock(LocalDateTime time) {
    clock = time;
  }

  synchronized Sizes sizes() {
    return new Sizes(users.size(), users.size(), log.size(), recordCapacity);
  }

  /** The table that a command reads, {@code total 4 | record …}; empty for any other command. */
  synchronized Optional<byte[]> table(ZkCommand command) {
    return switch (command) {
      case ATTLOG_RRQ -> Optional.of(attendanceTable());
      case USERTEMP_RRQ -> Optional.of(userTable());
      case DB_RRQ -> Optional.of(new byte[4]); // templates, of which there are none
      default -> Optional.empty();
    };
  }

  private byte[] userTable() {
    boolean old = recordBytes <= OLD_RECORD_BYTES_MAX;
    byte[] bytes = new byte[4 + users.size() * (old ? 28 : 72)];
    ByteBuffer table = table(bytes);
    users.forEach(user ->
        table.put(
            old ? user.record28(StandardCharsets.UTF_8) : user.record72(StandardCharsets.UTF_8)));
    return bytes;
  }

  private byte[] attendanceTable() {
    byte[] bytes = new byte[4 + log.size() * recordBytes];
    ByteBuffer table = table(bytes);
    log.forEach(punch -> put(table, punch));
    return bytes;
  }

  private static ByteBuffer table(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4);
  }

  private void put(ByteBuffer table, Punch punch) {
    int end = table.position() + recordBytes;
    int time = (int) ZkTime.encode(punch.time());
    switch (recordBytes) {
      case 8 -> table.putShort((short) punch.uid()).put((byte) punch.verify()).putInt(time);
      case 16 -> table.putInt(Integer.parseInt(punch.userId())).putInt(time);
      case 40, 49 -> {
        table.put(PREFIX, 0, recordBytes - 40).putShort((short) punch.uid());
        byte[] user = punch.userId().getBytes(StandardCharsets.US_ASCII);
        table.put(user).position(table.position() + 24 - user.length);
        table.put((byte) punch.verify()).putInt(time);
      }
      default -> throw new IllegalArgumentException("records of " + recordBytes + " bytes");
    }
    if (recordBytes == 16) {
      table.put((byte) punch.verify());
    }
    table.put((byte) punch.state());
    table.position(end);
  }
}
