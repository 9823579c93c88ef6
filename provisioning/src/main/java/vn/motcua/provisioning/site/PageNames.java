package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.motcua.provisioning.files.Durable;

/**
 * Under which names and addresses people reach the pages of each board, in a text file: name of the
 * board, tab, hosts with commas. The last line of a board counts. The caller holds the folder's
 * lock.
 */
final class PageNames {
  private final Path file;

  PageNames(Path file) {
    this.file = file;
  }

  /** The hosts of a board's pages; none when nobody has named them. */
  List<String> of(String board) throws IOException {
    try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
      return lines
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields[0].equals(board) && fields.length == 2)
          .map(fields -> List.of(fields[1].split(",", -1)))
          .reduce(List.of(), (_, last) -> last);
    }
  }

  /** Replaces the hosts of a board. */
  void put(String board, List<String> hosts) throws IOException {
    Durable.appendLine(file, board + "\t" + String.join(",", hosts));
  }
}
