package vn.motcua.devices.zkteco.records;

/**
 * Takes over the rows of terminals and stores the cursor. Called on the device's thread; may take
 * as long as the disk.
 */
public interface PunchSink {
  /** The stored cursor of this terminal, {@link PunchCursor#START} when there is none. */
  PunchCursor cursor(String device);

  /**
   * Makes the new punches and the new cursor durable, both or neither. When it throws, the same
   * punches come again.
   */
  void take(String device, Backlog backlog);
}
