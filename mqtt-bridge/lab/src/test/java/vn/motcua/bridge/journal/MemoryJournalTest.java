package vn.motcua.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.lab.MemoryJournal;

class MemoryJournalTest extends JournalContract {
  @Override
  protected Ledger create(long seed) {
    return new MemoryJournal(Moments.BOARD, SampleEvent.CATALOGUE, new SplittableRandom(seed));
  }

  @Override
  protected Ledger restart(Ledger ledger) {
    return ((MemoryJournal) ledger).afterRestart();
  }

  @Override
  protected void room(Ledger ledger, boolean there) {
    ((MemoryJournal) ledger).roomFor(there ? Long.MAX_VALUE : 20);
  }

  @Test
  void aPowerCutLosesNoEventAndOnlyUnsyncedAcknowledgements() {
    var ledger = new MemoryJournal(Moments.BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
    append(ledger, 1, 5);
    ledger.acknowledge(3);
    append(ledger, 6, 5);
    ledger.acknowledge(9);
    MemoryJournal after = ledger.afterPowerCut();
    assertThat(after.head()).isEqualTo(ledger.head());
    assertThat(after.peek(0, 100)).hasSize(10);
    assertThat(after.acknowledged()).isEqualTo(3);
    assertThatIllegalStateException().isThrownBy(() -> append(ledger, 11, 1));
  }
}
