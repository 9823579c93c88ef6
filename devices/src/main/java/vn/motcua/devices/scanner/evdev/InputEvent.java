package vn.motcua.devices.scanner.evdev;

/**
 * One input event of the kernel.
 *
 * @param offset bytes before it in the stream
 * @param micros its time, of the clock the device was told to use
 * @param type {@link #EV_SYN}, {@link #EV_KEY} or another
 * @param code key code for EV_KEY
 * @param value for EV_KEY 0 release, 1 press, 2 repeat
 */
public record InputEvent(long offset, long micros, int type, int code, int value) {
  /** Separates groups of events that belong together. */
  public static final int EV_SYN = 0;

  /** A key. */
  public static final int EV_KEY = 1;

  /** Scan codes, which come before their key and are not needed here. */
  public static final int EV_MSC = 4;

  /** Lights of the keyboard. */
  public static final int EV_LED = 17;

  /** Repeat settings. */
  public static final int EV_REP = 20;

  /** Code of EV_SYN: the group is whole. */
  public static final int SYN_REPORT = 0;

  /** Code of EV_SYN: the kernel's buffer overflowed; everything up to SYN_REPORT is incomplete. */
  public static final int SYN_DROPPED = 3;
}
