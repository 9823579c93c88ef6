package vn.motcua.provisioning.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlTable;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.ConfigFault;
import vn.motcua.provisioning.DeviceTable;
import vn.motcua.provisioning.SiteToml;

/**
 * Every fault of board.toml, catalogue.toml and site.toml, which are told apart by their keys. A
 * catalogue among the files is the one that the boards' counters and desks are looked up in. One
 * thread.
 */
public final class ConfigCheck {
  private final Set<String> models;
  private final List<? extends DeviceTable<?>> tables;

  /** What a file is. */
  private enum Kind {
    BOARD,
    CATALOGUE,
    SITE
  }

  /**
   * For boards with these kinds of device.
   *
   * @param models of printers
   */
  public ConfigCheck(Set<String> models, List<? extends DeviceTable<?>> tables) {
    this.models = Set.copyOf(models);
    this.tables = List.copyOf(tables);
  }

  /**
   * Reads all files. Two catalogues are an old and a new one.
   *
   * @param midnight whether the new catalogue is taken at midnight and not in the day
   * @return the faults of all files
   */
  public List<ConfigFault> faults(List<Path> files, boolean midnight) throws IOException {
    List<ConfigFault> faults = new ArrayList<>();
    List<Path> catalogues = files.stream().filter(file -> kind(file) == Kind.CATALOGUE).toList();
    Map<Path, Catalogue> read = new LinkedHashMap<>();
    for (Path file : catalogues) {
      Catalogue good = good(() -> CatalogueToml.load(file), faults);
      if (good != null) {
        read.put(file, good);
      }
    }
    if (catalogues.size() > 2) {
      faults.add(
          new ConfigFault(
              catalogues.get(2), 1, 1, "is a third catalogue; give the old and the new one only"));
    }
    if (read.size() == 2 && !midnight) {
      changes(List.copyOf(read.entrySet()), faults);
    }
    Catalogue latest = read.isEmpty() ? null : List.copyOf(read.values()).getLast();
    boards(files, latest, midnight, faults);
    for (Path file : files) {
      if (kind(file) == Kind.SITE) {
        good(() -> SiteToml.load(file), faults);
      }
    }
    return List.copyOf(faults);
  }

  private void boards(
      List<Path> files, @Nullable Catalogue catalogue, boolean midnight, List<ConfigFault> faults) {
    Map<Path, BoardConfig> read = new LinkedHashMap<>();
    for (Path file : files) {
      BoardConfig board = kind(file) == Kind.BOARD ? board(file, catalogue, faults) : null;
      if (board != null) {
        read.forEach((other, before) -> compare(other, before, file, board, midnight, faults));
        read.put(file, board);
      }
    }
  }

  private @Nullable BoardConfig board(
      Path file, @Nullable Catalogue catalogue, List<ConfigFault> faults) {
    return good(
        () ->
            catalogue == null
                ? BoardToml.load(file)
                : BoardToml.load(file, catalogue, models, tables),
        faults);
  }

  /** Two boards of one centre, or one board before and after. */
  private static void compare(
      Path other,
      BoardConfig before,
      Path file,
      BoardConfig now,
      boolean midnight,
      List<ConfigFault> faults) {
    if (!before.centre().equals(now.centre())) {
      return;
    }
    if (before.board().equals(now.board())) {
      if (!midnight && !before.slots().equals(now.slots())) {
        faults.add(
            slots(
                file,
                "change from %s to %s in the day; give a card its slots when it is made"
                    .formatted(before.slots(), now.slots())));
      }
      return;
    }
    if (before.roles().contains(BoardConfig.Role.TICKET)
        && now.roles().contains(BoardConfig.Role.TICKET)) {
      now.slots().stream()
          .filter(before.slots()::contains)
          .forEach(slot ->
              faults.add(
                  slots(
                      file,
                      "%d belongs to the card of %s; give each card its own, or both print one number"
                          .formatted(slot, other))));
    }
  }

  private static ConfigFault slots(Path file, String message) {
    return new ConfigFault(file, 1, 1, "slots: " + message);
  }

  private static void changes(List<Map.Entry<Path, Catalogue>> pair, List<ConfigFault> faults)
      throws IOException {
    Map.Entry<Path, Catalogue> old = pair.getFirst();
    Map.Entry<Path, Catalogue> next = pair.getLast();
    for (CatalogueChange change : CatalogueChange.between(old.getValue(), next.getValue())) {
      faults.add(
          new EntryPlaces(change.isGone() ? old.getKey() : next.getKey())
              .at(change.table(), change.id(), change.message() + ", or let it wait for midnight"));
    }
  }

  /** A file that is not TOML, or is not there, gets its faults from whoever reads it. */
  private static Kind kind(Path file) {
    TomlTable root;
    try {
      root = Toml.parse(file);
    } catch (IOException unreadable) {
      root = Toml.parse("");
    }
    if (root.contains("brokers") || root.contains("enrolment")) {
      return Kind.SITE;
    }
    boolean isCatalogue = root.contains("line") || root.contains("counter");
    boolean isNamedSo = String.valueOf(file.getFileName()).startsWith("catalogue");
    return isCatalogue || (isNamedSo && !root.contains("board")) ? Kind.CATALOGUE : Kind.BOARD;
  }

  /** Reads a file. */
  private interface Reader<T> {
    T read() throws ConfigException;
  }

  private static <T> @Nullable T good(Reader<T> reader, List<ConfigFault> faults) {
    try {
      return reader.read();
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return null;
    }
  }
}
