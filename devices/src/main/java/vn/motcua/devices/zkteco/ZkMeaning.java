package vn.motcua.devices.zkteco;

import java.time.LocalDateTime;
import java.util.List;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Sizes;
import vn.motcua.devices.zkteco.records.ZkUser;

/** The meaning of a packet's data, as far as it is known. */
public sealed interface ZkMeaning {
  /** No data, or data that need no words: acknowledgements, parts of a table. */
  record Plain() implements ZkMeaning {}

  /** A text, such as {@code ~SerialNumber=…}. */
  record Text(String text) implements ZkMeaning {}

  /** A clock. */
  record Clock(LocalDateTime time) implements ZkMeaning {}

  /** How much is stored. */
  record Stored(Sizes sizes) implements ZkMeaning {}

  /** The terminal's state, carried in the session field. */
  record StateOf(int state) implements ZkMeaning {}

  /** Which live events are wanted. */
  record Wanted(int mask) implements ZkMeaning {}

  /** Live events. */
  record Events(List<LiveEvent> events) implements ZkMeaning {
    public Events {
      events = List.copyOf(events);
    }
  }

  /** A whole attendance log, complete with this packet. */
  record Attendance(AttendanceLog log) implements ZkMeaning {}

  /** A whole user table, complete with this packet. */
  record Users(List<ZkUser> users) implements ZkMeaning {
    public Users {
      users = List.copyOf(users);
    }
  }

  /** Not understood; {@code why} says what is wrong. */
  record Unknown(String why) implements ZkMeaning {}
}
