package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteInboxStoreTest extends InboxStoreContract {
  @TempDir Path directory = Path.of("");

  @Override
  InboxStore open() {
    return SqliteInboxStore.open(directory.resolve("inbox.db"));
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    commit(events(1, 10), List.of(), NOW);
    store.close();
    store = open();
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(10);
    commit(events(11, 12), List.of(), NOW);
  }

  @Test
  void aFileThatIsNoInboxIsNamed() throws IOException {
    Path foreign = Files.writeString(directory.resolve("foreign.db"), "x".repeat(5_000));
    assertThatThrownBy(() -> SqliteInboxStore.open(foreign))
        .isInstanceOf(InboxStoreException.class)
        .hasMessageContaining("foreign.db");
  }
}
