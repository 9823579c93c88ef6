package vn.motcua.firmware.access;

import java.util.Locale;

/** What a person does in a centre; any combination. */
public enum PersonRole {
  /** Calls and serves citizens at a counter. */
  OFFICER,
  /** Receives citizens in the hall and helps at the kiosk. */
  RECEPTION,
  /** Hands dossiers over between the centre and the agencies. */
  COURIER_DESK,
  /** Answers for the centre: settles slips, reprints, manages accounts. */
  SUPERVISOR,
  /** Reads everything and changes nothing. */
  INSPECTOR,
  /** Installs and mends boards and devices. */
  TECHNICIAN;

  /** As events and pages write it, such as {@code courier-desk}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
