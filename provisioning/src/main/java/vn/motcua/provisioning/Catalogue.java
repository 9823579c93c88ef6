package vn.motcua.provisioning;

import java.util.List;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;

/**
 * catalogue.toml: the centre as people know it, in Vietnamese. Immutable; ids are unique within
 * each list.
 *
 * @param name such as {@code Trung tâm Phục vụ hành chính công phường Minh Hoạ}
 * @param agencies whose lines these are; empty in a centre that does not group its lines
 * @param lines queues a citizen can choose from, 1 to 40; all prefixes have one width
 * @param counters counters that call them
 * @param priorities kinds of priority, each one touch on the kiosk
 * @param staff who may clock in
 * @param desks hand-off desks
 * @param hours when numbers are given
 * @param rules how the queue is called
 */
public record Catalogue(
    String name,
    List<Agency> agencies,
    List<Line> lines,
    List<Counter> counters,
    List<Priority> priorities,
    List<Staff> staff,
    List<Desk> desks,
    OpeningHours hours,
    QueueRules rules) {
  /** With more lines than this a citizen touches an agency first. */
  public static final int LINES_WITHOUT_AGENCY_MAX = 9;

  /** A centre that does not group its lines, is always open and calls by the usual rules. */
  public Catalogue(
      String name,
      List<Line> lines,
      List<Counter> counters,
      List<Priority> priorities,
      List<Staff> staff,
      List<Desk> desks) {
    this(
        name,
        List.of(),
        lines,
        counters,
        priorities,
        staff,
        desks,
        OpeningHours.ALWAYS,
        QueueRules.DEFAULT);
  }

  /** The same with other people. */
  public Catalogue with(List<Staff> people) {
    return new Catalogue(name, agencies, lines, counters, priorities, people, desks, hours, rules);
  }

  /** The same with other hours and rules. */
  public Catalogue with(OpeningHours other, QueueRules otherRules) {
    return new Catalogue(
        name, agencies, lines, counters, priorities, staff, desks, other, otherRules);
  }

  /** Whether there are so many lines that a citizen touches an agency first. */
  public boolean isByAgency() {
    return lines.size() > LINES_WITHOUT_AGENCY_MAX;
  }

  /**
   * An agency whose requests are received here.
   *
   * @param id such as {@code so-xay-dung}
   * @param name such as {@code Sở Xây dựng}
   * @param pictogram name of a shipped pictogram; empty for that of its first line
   */
  public record Agency(String id, String name, String pictogram) {}

  /**
   * A line: a queue for one kind of request.
   *
   * @param id such as {@code dat-dai}
   * @param prefix what its numbers begin with: 1 to 9, or 10 to 99 in a centre whose lines all have
   *     two digits
   * @param name such as {@code Đất đai}
   * @param pictogram name of a shipped pictogram, such as {@code land}
   * @param capacity largest number of tickets a day, 1 to 999
   * @param morning how many of these before noon; {@code capacity} for no limit of its own
   * @param afternoon how many from noon on; {@code capacity} for no limit of its own
   * @param agency id of its agency; empty for none
   */
  public record Line(
      String id,
      int prefix,
      String name,
      String pictogram,
      int capacity,
      int morning,
      int afternoon,
      String agency) {
    /** A line of no agency, without limits for half-days. */
    public Line(String id, int prefix, String name, String pictogram, int capacity) {
      this(id, prefix, name, pictogram, capacity, capacity, capacity, "");
    }
  }

  /**
   * A counter.
   *
   * @param id such as {@code 2}
   * @param name such as {@code Quầy số 2}
   * @param lines line ids it serves, in order of preference
   */
  public record Counter(String id, String name, List<String> lines) {}

  /** A kind of priority: id {@code elderly}, name {@code Người cao tuổi}. */
  public record Priority(String id, String name) {}

  /**
   * A member of staff. The name is for pages on this board and never enters an event.
   *
   * @param id staff id, such as {@code cb-012}
   * @param counter id of the counter in the roster; empty when none
   * @param slots template slots of this person's fingers, on any reader
   * @param reserve công chức dự phòng: may stand in
   * @param terminalUser this person's user number on time terminals; empty when none
   */
  public record Staff(
      String id,
      String name,
      String counter,
      List<Integer> slots,
      boolean reserve,
      String terminalUser) {
    /** A person without a user number on time terminals. */
    public Staff(String id, String name, String counter, List<Integer> slots, boolean reserve) {
      this(id, name, counter, slots, reserve, "");
    }
  }

  /**
   * A place where dossiers change hands.
   *
   * @param id such as {@code buu-dien}
   * @param name such as {@code Bàn luân chuyển hồ sơ}
   * @param from party that hands over
   * @param to party that receives
   * @param side {@code giao} or {@code nhan}
   * @param counter id of the counter whose officer on duty is responsible for the scans
   */
  public record Desk(String id, String name, String from, String to, String side, String counter) {}
}
