package vn.motcua.devices.zkteco.records;

import java.time.LocalDateTime;
import vn.motcua.devices.Reading;

/**
 * One row of a time terminal's own log. {@code time} is the terminal's wall clock; {@code verify} 0
 * password, 1 finger, 2 or 4 card, 15 face, 25 palm; {@code state} 0 in, 1 out, 2 break out, 3
 * break in, 4 overtime in, 5 overtime out, 255 not said. The same row may come again after a
 * restart: it is stored once by device, user and time.
 */
public record Punched(String device, String user, LocalDateTime time, int verify, int state)
    implements Reading {
  @Override
  public boolean isOfDevice() {
    return false;
  }

  /** Does not name the person. */
  @Override
  public String toString() {
    return "Punched[device=" + device + ", time=" + time + ", verify=" + verify + "]";
  }
}
