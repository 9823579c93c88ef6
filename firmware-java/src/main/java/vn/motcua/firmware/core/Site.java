package vn.motcua.firmware.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;

/**
 * A board and its devices, as the stations need them. Immutable but for the accounts.
 *
 * @param printers the ticket printers' names; the first prints, the others stand in for it
 * @param counterOfPanel counter id by rating panel's name
 * @param deskOfScanner desk by scanner's name
 * @param kinds kind by device name, in the order of board.toml
 * @param slots digits this card may put between a line's prefix and the ordinal, in this order
 * @param warnings Vietnamese warnings about access from the network, for every page
 * @param accounts is told of the accounts; null on a board without accounts
 * @param sharesQueue whether numbers and calls are asked of the centre's hub
 */
public record Site(
    String centre,
    String board,
    List<String> roles,
    Catalogue catalogue,
    List<String> printers,
    Map<String, String> counterOfPanel,
    Map<String, Catalogue.Desk> deskOfScanner,
    Map<String, String> kinds,
    List<Integer> slots,
    List<String> warnings,
    @Nullable AccountBook accounts,
    boolean sharesQueue) {
  private static final String OPEN_BROKER =
      "Đường nối với máy chủ chưa được bảo vệ: người khác trong mạng có thể đọc và giả mạo dữ liệu."
          + " Xin báo cán bộ kỹ thuật.";

  /** Without accounts. */
  public Site(
      String centre,
      String board,
      List<String> roles,
      Catalogue catalogue,
      List<String> printers,
      Map<String, String> counterOfPanel,
      Map<String, Catalogue.Desk> deskOfScanner,
      Map<String, String> kinds,
      List<Integer> slots,
      List<String> warnings) {
    this(
        centre,
        board,
        roles,
        catalogue,
        printers,
        counterOfPanel,
        deskOfScanner,
        kinds,
        slots,
        warnings,
        null,
        false);
  }

  /** Combines the records of the two files. */
  public static Site of(BoardConfig config, Catalogue catalogue) {
    List<String> printers = new ArrayList<>();
    Map<String, String> panels = new LinkedHashMap<>();
    Map<String, Catalogue.Desk> scanners = new LinkedHashMap<>();
    Map<String, String> kinds = new LinkedHashMap<>();
    for (DeviceConfig device : config.devices()) {
      kinds.put(device.name(), device.kind());
      switch (device) {
        case DeviceConfig.Printer p -> printers.add(p.name());
        case DeviceConfig.RatingPanel p -> panels.put(p.name(), p.counter());
        case DeviceConfig.KeyPad p -> panels.put(p.name(), p.counter());
        case DeviceConfig.Scanner s ->
            desk(catalogue, s.desk()).ifPresent(d -> scanners.put(s.name(), d));
        case DeviceConfig.Camera c ->
            desk(catalogue, c.desk()).ifPresent(d -> scanners.put(c.name(), d));
        default -> {
          // It belongs to no counter and no desk.
        }
      }
    }
    List<String> roles =
        config.roles().stream()
            .sorted()
            .map(r -> r.name().toLowerCase(java.util.Locale.ROOT))
            .toList();
    return new Site(
        config.centre(),
        config.board(),
        roles,
        catalogue,
        List.copyOf(printers),
        panels,
        scanners,
        kinds,
        config.slots(),
        config.broker().isOpen() ? List.of(OPEN_BROKER) : List.of(),
        config.accounts() == null ? null : new AccountBook(config.accounts().owner()),
        config.queue() == BoardConfig.Queue.CENTRE);
  }

  /** The same site with one more warning. */
  public Site warned(String sentence) {
    List<String> more = new ArrayList<>(warnings);
    more.add(sentence);
    return new Site(
        centre,
        board,
        roles,
        catalogue,
        printers,
        counterOfPanel,
        deskOfScanner,
        kinds,
        slots,
        List.copyOf(more),
        accounts,
        sharesQueue);
  }

  private static Optional<Catalogue.Desk> desk(Catalogue catalogue, String id) {
    return catalogue.desks().stream().filter(d -> d.id().equals(id)).findFirst();
  }
}
