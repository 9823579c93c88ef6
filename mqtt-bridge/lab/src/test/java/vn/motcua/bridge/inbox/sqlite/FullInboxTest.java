package vn.motcua.bridge.inbox.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.journal.sqlite.SmallFileSystem;

/**
 * A real file system of 3 MB under an inbox: it becomes full, then read-only, and then works again.
 */
class FullInboxTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aFullOrReadOnlyDiskCostsNothingAndTheInboxStoresAgainWhenItIsOver() throws Exception {
    SmallFileSystem small = new SmallFileSystem(directory);
    assumeTrue(
        small.isAllowed(), "this machine lets nobody mount in a namespace of their own: not tried");
    SmallFileSystem.Ran ran = small.run(FullInboxWriter.class);
    assertThat(ran.code()).as(ran.errors()).isZero();
    List<String> lines = ran.output().lines().toList();
    long full = number(lines.getFirst());
    long again = number(lines.get(3));
    assertThat(full).isGreaterThan(100);
    assertThat(again).isGreaterThan(full + 20);
    assertThat(lines)
        .containsExactly(
            "full " + full + " FULL",
            "still " + full + " FULL",
            "more " + (full + 20),
            "again " + again + " FULL",
            "read-only " + again + " READ_ONLY",
            "over " + (again + 20),
            "whole " + (again + 20));
  }

  private static long number(String line) {
    return Long.parseLong(line.split(" ", -1)[1]);
  }
}
