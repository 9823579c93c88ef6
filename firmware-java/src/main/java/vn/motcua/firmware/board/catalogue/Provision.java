package vn.motcua.firmware.board.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.upkeep.CatalogueEvent.CatalogueTaken;
import vn.motcua.firmware.upkeep.CatalogueEvent.EntryOmitted;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.ConfigFault;

/**
 * What a board is built of.
 *
 * @param leftOut entries of the two files that have a fault; the board works without them
 * @param site where the catalogue comes from; null for the file beside board.toml
 */
public record Provision(
    BoardConfig config,
    Catalogue catalogue,
    List<ConfigFault> leftOut,
    @Nullable CatalogueFeed site) {
  /** At most so many faults go into the ledger; all are in the log. */
  private static final int TOLD_MAX = 20;

  /** Takes a copy. */
  public Provision {
    leftOut = List.copyOf(leftOut);
  }

  /** What the ledger should know of it. */
  public List<EventData> facts() {
    List<EventData> facts = new ArrayList<>();
    if (site != null && site.version() > 0) {
      facts.add(new CatalogueTaken(site.version()));
    }
    for (ConfigFault each : leftOut.subList(0, Math.min(TOLD_MAX, leftOut.size()))) {
      String key = each.message().replaceFirst("(?s)^([a-z-]{1,40}): .*$", "$1");
      facts.add(
          new EntryOmitted(file(each), each.line(), key.equals(each.message()) ? "entry" : key));
    }
    return facts;
  }

  /** What the staff should know of it, in Vietnamese; null when there is nothing. */
  public @Nullable String notice() {
    String kept = site == null ? null : site.notice();
    if (kept != null || leftOut.isEmpty()) {
      return kept;
    }
    ConfigFault first = leftOut.getFirst();
    return "Có %d mục cấu hình bị lỗi nên máy chạy mà không có mục đó (%s, dòng %d). Xin báo cán bộ kỹ thuật; lệnh “motcua check” chỉ rõ lỗi."
        .formatted(leftOut.size(), first.file().getFileName(), first.line());
  }

  private static String file(ConfigFault fault) {
    return String.valueOf(fault.file().getFileName()).startsWith("catalogue")
        ? "catalogue"
        : "board";
  }
}
