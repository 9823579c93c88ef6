package vn.motcua.devices.zkteco.records;

/**
 * Takes over the attendance of terminals and remembers how far. Called on the device's thread; may
 * take as long as the disk does.
 */
public interface PunchSink {
  /** What was last kept for this terminal, {@link PunchCursor#START} when nothing was. */
  PunchCursor cursor(String device);

  /**
   * Makes the fresh punches and the new cursor durable, both or neither. When it throws, the same
   * punches come again.
   */
  void take(String device, Backlog backlog);
}
