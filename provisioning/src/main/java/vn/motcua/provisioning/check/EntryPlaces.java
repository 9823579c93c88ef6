package vn.motcua.provisioning.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import vn.motcua.provisioning.ConfigFault;

/** Where the entries of a catalogue stand in its file. Immutable. */
final class EntryPlaces {
  private final Path file;
  private final Map<String, TomlPosition> places = new HashMap<>();

  /** Of a file that was read before without a fault. */
  EntryPlaces(Path file) throws IOException {
    this.file = file;
    TomlTable root = Toml.parse(file);
    for (String table : root.keySet()) {
      if (root.get(List.of(table)) instanceof TomlArray entries) {
        for (int i = 0; i < entries.size(); i++) {
          TomlPosition at = entries.inputPositionOf(i);
          if (entries.get(i) instanceof TomlTable entry
              && entry.get("id") instanceof String id
              && at != null) {
            places.put(table + " " + id, at);
          }
        }
      }
    }
  }

  /** A fault at an entry; at the file's beginning when the entry is not in it. */
  ConfigFault at(String table, String id, String message) {
    TomlPosition found = places.getOrDefault(table + " " + id, TomlPosition.positionAt(1, 1));
    return new ConfigFault(file, found.line(), found.column(), message);
  }
}
