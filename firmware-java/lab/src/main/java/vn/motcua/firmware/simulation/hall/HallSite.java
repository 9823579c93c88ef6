package vn.motcua.firmware.simulation.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.firmware.core.Site;
import vn.motcua.provisioning.Catalogue;

/** The boards of a hall that share one queue: what board.toml and catalogue.toml say of them. */
final class HallSite {
  static final int LINES = 4;

  private HallSite() {}

  /** One board, in a centre with so many counters of two lines each. */
  static Site of(String name, List<String> roles, List<Integer> slots, int counters) {
    return new Site(
        "minh-hoa",
        name,
        roles,
        catalogue(counters),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        slots,
        List.of(),
        null,
        true);
  }

  private static Catalogue catalogue(int number) {
    List<Catalogue.Line> lines = new ArrayList<>();
    List<Catalogue.Counter> counters = new ArrayList<>();
    for (int i = 1; i <= LINES; i++) {
      lines.add(new Catalogue.Line("line-" + i, i, "Lĩnh vực " + i, "general", 999));
    }
    for (int i = 1; i <= number; i++) {
      counters.add(
          new Catalogue.Counter(
              "" + i,
              "Quầy số " + i,
              List.of("line-" + (1 + i % LINES), "line-" + (1 + (i + 1) % LINES))));
    }
    return new Catalogue(
        "Trung tâm Phục vụ hành chính công tỉnh Minh Hoạ",
        lines,
        counters,
        List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
        List.of(),
        List.of());
  }
}
