package vn.motcua.firmware.queue.touch;

import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;

/** What a technician asks of a board that may be the hub of its centre. */
public sealed interface HubTouch extends Touch {

  /** This board shall be the hub instead of the one that is. */
  record TakeOver() implements HubTouch {
    /** How the page sends it. */
    public static final TouchForm FORM =
        new TouchForm(Access.of(PersonRole.SUPERVISOR, PersonRole.TECHNICIAN), _ -> new TakeOver());
  }
}
