package vn.motcua.devices.emulator.zkteco;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.Sizes;
import vn.motcua.devices.zkteco.records.ZkUser;

/** The data of a terminal, and its layout. Any thread. */
final class TerminalMemory {
  private static final byte[] PREFIX = {(byte) 0xFF, '2', '5', '5', 0, 0, 0, 0, 0};

  private final int recordBytes;
  private final int recordCapacity;
  private final List<ZkUser> users = new ArrayList<>();
  private final List<Punch> log = new ArrayList<>();
  private LocalDateTime clock = LocalDateTime.of(2026, 11, 21, 7, 30);

  TerminalMemory(int recordBytes, int recordCapacity) {
    this.recordBytes = recordBytes;
    this.recordCapacity = recordCapacity;
  }

  synchronized void add(ZkUser user) {
    users.add(user);
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

  synchronized LocalDateTime clock() {
    return clock;
  }

  synchronized void setClock(LocalDateTime time) {
    clock = time;
  }

  synchronized Sizes sizes() {
    return new Sizes(users.size(), users.size(), log.size(), recordCapacity);
  }

  synchronized byte[] userTable() {
    byte[] bytes = new byte[4 + users.size() * 72];
    ByteBuffer table = table(bytes);
    users.forEach(user -> table.put(user.record72(StandardCharsets.UTF_8)));
    return bytes;
  }

  synchronized byte[] attendanceTable() {
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
