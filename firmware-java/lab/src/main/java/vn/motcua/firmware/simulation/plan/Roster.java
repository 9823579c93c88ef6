package vn.motcua.firmware.simulation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.motcua.firmware.core.Site;
import vn.motcua.provisioning.Catalogue;

/**
 * The boards of a simulated centre. A commune has one board with everything. A larger centre has
 * hall boards, up to nine, each with a kiosk, two counters and its own lines, since one board gives
 * all numbers of a line; and boards for attendance, hand-over and rating.
 */
public final class Roster {
  /** Id of the centre. */
  public static final String CENTRE = "minh-hoa";

  /** Names of devices, the same at each board that has one. */
  public static final String PRINTER = "printer-1";

  public static final String PANEL = "panel-1";
  public static final String READER = "finger-1";
  public static final String SCANNER = "scanner-1";

  /** Staff with a finger in the reader, from slot 1. */
  public static final int STAFF = 20;

  private static final int HALL_BOARDS_MAX = 9;

  private Roster() {}

  /**
   * One board's place.
   *
   * @param index from 0, in the order of the centre
   */
  public record Post(
      int index, boolean hasKiosk, boolean hasPanel, boolean hasReader, boolean hasScanner) {

    /** Id of the board. */
    public String board() {
      return "board-" + (index + 1);
    }

    /** Id of the line whose numbers it gives. */
    public String line() {
      return "line-" + (index + 1);
    }

    /** Id of its first counter, 1, or its second, 2. */
    public String counter(int number) {
      return "q" + (index + 1) + "-" + number;
    }

    private List<String> roles() {
      return hasKiosk ? List.of("counter", "hub", "ticket") : List.of("counter");
    }

    /** The site for its core when it runs on a card with these slots. */
    public Site site(List<Integer> slots) {
      Map<String, String> kinds = new TreeMap<>();
      put(kinds, hasKiosk, PRINTER, "printer");
      put(kinds, hasPanel, PANEL, "rating-panel");
      put(kinds, hasReader, READER, "fingerprint");
      put(kinds, hasScanner, SCANNER, "scanner");
      Catalogue catalogue = catalogue();
      return new Site(
          CENTRE,
          board(),
          roles(),
          catalogue,
          hasKiosk ? List.of(PRINTER) : List.of(),
          hasPanel ? Map.of(PANEL, counter(1)) : Map.of(),
          hasScanner ? Map.of(SCANNER, catalogue.desks().getFirst()) : Map.of(),
          kinds,
          slots,
          List.of());
    }

    private static void put(Map<String, String> kinds, boolean has, String device, String kind) {
      if (has) {
        kinds.put(device, kind);
      }
    }

    private Catalogue catalogue() {
      List<Catalogue.Line> lines =
          hasKiosk
              ? List.of(
                  new Catalogue.Line(line(), index + 1, "Lĩnh vực " + (index + 1), "general", 999))
              : List.of();
      List<Catalogue.Staff> staff = new ArrayList<>();
      for (int slot = 1; slot <= STAFF; slot++) {
        String counter = slot <= 2 ? counter(slot) : "";
        staff.add(
            new Catalogue.Staff(
                "cb-" + (100 + slot), "Cán bộ mẫu " + slot, counter, List.of(slot), slot > 15));
      }
      return new Catalogue(
          "Trung tâm Phục vụ hành chính công tỉnh Minh Hoạ",
          lines,
          List.of(counter(1, lines), counter(2, lines)),
          List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
          staff,
          List.of(
              new Catalogue.Desk(
                  "buu-dien", "Bàn luân chuyển", "Trung tâm", "Bưu điện", "giao", counter(1))));
    }

    private Catalogue.Counter counter(int number, List<Catalogue.Line> lines) {
      return new Catalogue.Counter(
          counter(number), "Quầy số " + number, lines.stream().map(Catalogue.Line::id).toList());
    }
  }

  /** The posts of a centre of this many boards. */
  public static List<Post> of(int boards) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < boards; i++) {
      boolean alone = boards == 1;
      boolean hall = i < Math.min(HALL_BOARDS_MAX, (boards + 2) / 3);
      posts.add(
          new Post(
              i,
              hall,
              hall || i % 3 == 0,
              alone || (!hall && i % 3 == 1),
              alone || (!hall && i % 3 == 2)));
    }
    return posts;
  }
}
