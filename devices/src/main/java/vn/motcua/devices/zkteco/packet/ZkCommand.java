package vn.motcua.devices.zkteco.packet;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Commands and answers of the terminal protocol, with the names its descriptions use
 * (adrobinoga/zk-protocol; numbers also seen in captured packets).
 */
public enum ZkCommand {
  /** Asks for a table. */
  DB_RRQ(7),
  /** Writes a user. */
  USER_WRQ(8),
  /** Reads users or templates. */
  USERTEMP_RRQ(9),
  /** Reads an option by name. */
  OPTIONS_RRQ(11),
  /** Writes an option. */
  OPTIONS_WRQ(12),
  /** Reads the attendance log. */
  ATTLOG_RRQ(13),
  /** Clears all data. */
  CLEAR_DATA(14),
  /** Clears the attendance log. */
  CLEAR_ATTLOG(15),
  /** Deletes a user. */
  DELETE_USER(18),
  /** Opens the door. */
  UNLOCK(31),
  /** Asks how much is stored. */
  GET_FREE_SIZES(50),
  /** Begins to verify. */
  STARTVERIFY(60),
  /** Begins to enrol. */
  STARTENROLL(61),
  /** Ends verifying or enrolling. */
  CANCELCAPTURE(62),
  /** Asks for the state; the answer carries it in the session field. */
  STATE_RRQ(64),
  /** Writes onto the display. */
  WRITE_LCD(66),
  /** Clears the display. */
  CLEAR_LCD(67),
  /** Writes how a user is verified. */
  VERIFY_WRQ(79),
  /** Reads the clock. */
  GET_TIME(201),
  /** Sets the clock. */
  SET_TIME(202),
  /** Asks for live events, and carries one. */
  REG_EVENT(500),
  /** Begins a session. */
  CONNECT(1000),
  /** Ends the session. */
  EXIT(1001),
  /** Lets people use the terminal again. */
  ENABLEDEVICE(1002),
  /** Locks the terminal's keys. */
  DISABLEDEVICE(1003),
  /** Starts the terminal again. */
  RESTART(1004),
  /** Switches the terminal off. */
  POWEROFF(1005),
  /** Puts written data into effect. */
  REFRESHDATA(1013),
  /** Puts written options into effect. */
  REFRESHOPTION(1014),
  /** Plays a sound. */
  TESTVOICE(1017),
  /** Asks for the firmware version. */
  GET_VERSION(1100),
  /** Proves the communication key. */
  AUTH(1102),
  /** Says how many bytes of data follow. */
  PREPARE_DATA(1500),
  /** Carries data. */
  DATA(1501),
  /** Frees the buffer of a read. */
  FREE_DATA(1502),
  /** Begins a buffered read. */
  PREPARE_BUFFER(1503),
  /** Reads a part of the buffer. */
  READ_BUFFER(1504),
  /** Done. */
  ACK_OK(2000),
  /** Failed. */
  ACK_ERROR(2001),
  /** With data. */
  ACK_DATA(2002),
  /** Try again. */
  ACK_RETRY(2003),
  /** Repeat. */
  ACK_REPEAT(2004),
  /** The communication key is needed. */
  ACK_UNAUTH(2005),
  /** Not in this state. */
  ACK_ERROR_CMD(0xFFFD),
  /** Not started. */
  ACK_ERROR_INIT(0xFFFC),
  /** Data error. */
  ACK_ERROR_DATA(0xFFFB),
  /** Unknown command. */
  ACK_UNKNOWN(0xFFFF);

  private static final Map<Integer, ZkCommand> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(ZkCommand::code, Function.identity()));

  private final int code;

  ZkCommand(int code) {
    this.code = code;
  }

  /** The number on the wire, 0..65535. */
  public int code() {
    return code;
  }

  /** The command of a number; empty when no description names it. */
  public static Optional<ZkCommand> of(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The name of a number, or {@code UNKNOWN}. */
  public static String nameOf(int code) {
    return of(code).map(ZkCommand::name).orElse("UNKNOWN");
  }
}
