package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;

class PrivateFilesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void whatTheCommandWritesIsForItsOwnerOnly() throws Exception {
    Path board = folder.resolve("board");
    Identity identity = new Identity("minh-hoa", "mot-cua-1");
    try (SqliteJournal ledger =
        SqliteJournal.open(board, identity, Stations.ALL.events(), new SplittableRandom(1))) {
      Moment at = new Moment(Instant.EPOCH, "boot", 1, ClockQuality.SYNCHRONISED);
      ledger.append(List.of(new TicketNoshow(LocalDate.EPOCH, "2001", "2")), at);
    }
    Path copy = folder.resolve("copies").resolve("today");

    Ran ran =
        Ran.motcua(
            Map.of(), "ledger", "backup", "--data", board.toString(), "--to", copy.toString());

    assertThat(ran.code()).describedAs(ran.said()).isZero();
    try (Stream<Path> written = Files.walk(copy.getParent())) {
      assertThat(written.toList())
          .hasSizeGreaterThan(2)
          .allSatisfy(each -> assertThat(ofOthers(each)).isEmpty());
    }
  }

  private static Set<PosixFilePermission> ofOthers(Path file) throws IOException {
    Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
    modes.removeIf(mode -> mode.name().startsWith("OWNER"));
    return modes;
  }
}
