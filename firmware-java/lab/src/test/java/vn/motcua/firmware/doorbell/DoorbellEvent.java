package vn.motcua.firmware.doorbell;

import java.time.LocalDate;
import vn.motcua.bridge.CommandObeyed;
import vn.motcua.bridge.EventData;

/** Events of a doorbell. */
sealed interface DoorbellEvent extends EventData {
  /** Somebody is at the door; {@code ring} counts the rings of the day from 1. */
  record VisitorRung(LocalDate day, String device, int ring) implements DoorbellEvent {}

  /** The door chimed, as the case server ordered. */
  record ChimeSounded(LocalDate day, String door, String command)
      implements DoorbellEvent, CommandObeyed {}
}
