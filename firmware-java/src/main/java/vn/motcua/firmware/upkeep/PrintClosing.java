package vn.motcua.firmware.upkeep;

import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;

/** A person asks for the closing slip of the last day that was sealed. */
public record PrintClosing() implements Touch {
  /** How the pages send it. */
  public static final TouchForm FORM =
      new TouchForm(Access.of(PersonRole.SUPERVISOR), _ -> new PrintClosing());
}
