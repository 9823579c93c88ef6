package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of 3 MB that fills up under a ledger. */
class FullFileSystemTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aFullDiskRefusesWithoutLossAndTheLedgerGoesOnWhenThereIsRoom() throws Exception {
    SmallFileSystem small = new SmallFileSystem(directory);
    assumeTrue(
        small.isAllowed(), "this machine lets nobody mount in a namespace of their own: not tried");
    SmallFileSystem.Ran ran = small.run(FullDiskWriter.class);
    assertThat(ran.code()).as(ran.errors()).isZero();
    List<String> lines = ran.output().lines().toList();
    long full = Long.parseLong(lines.getFirst().substring("full ".length()));
    assertThat(full).isGreaterThan(100);
    assertThat(lines)
        .containsExactly(
            "full " + full, "still " + full, "more " + (full + 100), "whole " + (full + 100));
  }
}
