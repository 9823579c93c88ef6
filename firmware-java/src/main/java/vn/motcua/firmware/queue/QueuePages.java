package vn.motcua.firmware.queue;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.view.Page;
import vn.motcua.provisioning.Catalogue;

/** The pages of the queue. */
public final class QueuePages {
  /** Where citizens take a number. */
  public static final Page KIOSK =
      new Page(
          "kiosk",
          Access.of(
                  PersonRole.RECEPTION,
                  PersonRole.SUPERVISOR,
                  PersonRole.INSPECTOR,
                  PersonRole.TECHNICIAN)
              .and(ScreenKind.KIOSK));

  /** What the hall sees and hears. */
  public static final Page DISPLAY = new Page("display", Access.PERSONS.and(ScreenKind.DISPLAY));

  /** Slips of which nobody knows whether they came out. */
  public static final Page SETTLE =
      new Page(
          "settle", Access.of(PersonRole.RECEPTION, PersonRole.SUPERVISOR, PersonRole.INSPECTOR));

  private QueuePages() {}

  /** The console of a counter. */
  public static Page counter(String id) {
    return new Page(
        "counter/" + id,
        Access.of(PersonRole.OFFICER, PersonRole.SUPERVISOR, PersonRole.INSPECTOR));
  }

  static List<Page> counters(Catalogue catalogue) {
    return catalogue.counters().stream().map(each -> counter(each.id())).toList();
  }

  static List<Page> all(Catalogue catalogue) {
    List<Page> all = new ArrayList<>(List.of(KIOSK, DISPLAY, SETTLE));
    all.addAll(counters(catalogue));
    return all;
  }
}
