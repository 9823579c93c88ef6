package vn.motcua.firmware.doorbell;

import vn.motcua.firmware.station.Touch;

/** What is asked of a doorbell on its page. */
sealed interface DoorbellTouch extends Touch {
  /** Somebody rings on the screen beside a door. */
  record Ring(String door) implements DoorbellTouch {}
}
