package vn.motcua.firmware.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;

/**
 * Who this board is and what hangs on it, as the stations need it. Immutable.
 *
 * @param printer the ticket printer's name, null on a board without one
 * @param counterOfPanel counter id by rating panel's name
 * @param deskOfScanner desk by scanner's name
 * @param kinds kind by device name, in the order of board.toml
 */
public record Site(
    String centre,
    String board,
    List<String> roles,
    Catalogue catalogue,
    @Nullable String printer,
    Map<String, String> counterOfPanel,
    Map<String, Catalogue.Desk> deskOfScanner,
    Map<String, String> kinds) {

  /** Reads the two files' records together. */
  public static Site of(BoardConfig config, Catalogue catalogue) {
    String printer = null;
    Map<String, String> panels = new LinkedHashMap<>();
    Map<String, Catalogue.Desk> scanners = new LinkedHashMap<>();
    Map<String, String> kinds = new LinkedHashMap<>();
    for (DeviceConfig device : config.devices()) {
      switch (device) {
        case DeviceConfig.Printer p -> {
          printer = printer == null ? p.name() : printer;
          kinds.put(p.name(), "printer");
        }
        case DeviceConfig.RatingPanel p -> {
          panels.put(p.name(), p.counter());
          kinds.put(p.name(), "rating-panel");
        }
        case DeviceConfig.Fingerprint f -> kinds.put(f.name(), "fingerprint");
        case DeviceConfig.Scanner s -> {
          catalogue.desks().stream()
              .filter(d -> d.id().equals(s.desk()))
              .findFirst()
              .ifPresent(d -> scanners.put(s.name(), d));
          kinds.put(s.name(), "scanner");
        }
      }
    }
    List<String> roles =
        config.roles().stream()
            .sorted()
            .map(r -> r.name().toLowerCase(java.util.Locale.ROOT))
            .toList();
    return new Site(
        config.centre(), config.board(), roles, catalogue, printer, panels, scanners, kinds);
  }
}
