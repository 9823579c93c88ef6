package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;

class StoreOutageTest {
  private final Logger logger = Logger.getLogger(StoreOutage.class.getName());
  private final List<String> said = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          said.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final StoreOutage outage = new StoreOutage();
  private long now = 1;

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(ear);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(ear);
    logger.setUseParentHandlers(true);
  }

  private Duration fail(StoreTrouble trouble) {
    Throwable cause = new IllegalStateException();
    long wait =
        outage.failed(new InboxStoreException(trouble, "the inbox: " + trouble, cause), now);
    now += wait;
    return Duration.ofNanos(wait);
  }

  private void later(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void aDayOfTroubleIsReportedOnceAndSoIsItsEnd() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(fail(StoreTrouble.FULL)).isLessThanOrEqualTo(StoreOutage.WAIT_MAX);
    }
    assertThat(outage.lasts()).isTrue();
    outage.stored(now);
    outage.stored(now);
    assertThat(outage.lasts()).isFalse();
    assertThat(said).hasSize(2);
    assertThat(said.getFirst()).startsWith("the inbox: FULL; nothing is acknowledged meanwhile");
    assertThat(said.getLast()).startsWith("the inbox stores again");
  }

  @Test
  void anotherCauseIsSaidAsWell() {
    fail(StoreTrouble.FULL);
    fail(StoreTrouble.FULL);
    fail(StoreTrouble.READ_ONLY);
    fail(StoreTrouble.READ_ONLY);
    outage.stored(now);
    assertThat(said).hasSize(3);
  }

  @Test
  void aLockOnOneBoardsRowsIsNoFloodAlthoughOthersAreStoredInBetween() {
    for (int i = 0; i < 1_000; i++) {
      fail(StoreTrouble.LOCKED);
      later(20);
      outage.stored(now);
      later(5);
    }
    assertThat(said).hasSize(2);
  }

  @Test
  void theSameCauseIsSaidAgainWhenItComesBackAfterAWhileOrStays() {
    fail(StoreTrouble.UNREACHABLE);
    outage.stored(now);
    later(StoreOutage.QUIET.toSeconds() + 1);
    fail(StoreTrouble.UNREACHABLE);
    outage.stored(now);
    assertThat(said).hasSize(4);
    for (int i = 0; i < 100; i++) {
      fail(StoreTrouble.UNREACHABLE);
    }
    outage.stored(now);
    assertThat(said).hasSize(6);
  }

  @Test
  void aStoreIsTriedAgainSoonAtFirstAndThenEveryTenSeconds() {
    assertThat(fail(StoreTrouble.FULL)).isEqualTo(Duration.ofSeconds(1));
    assertThat(fail(StoreTrouble.FULL)).isEqualTo(Duration.ofSeconds(2));
    assertThat(fail(StoreTrouble.FULL)).isEqualTo(Duration.ofSeconds(4));
    assertThat(fail(StoreTrouble.FULL)).isEqualTo(Duration.ofSeconds(8));
    assertThat(fail(StoreTrouble.FULL)).isEqualTo(StoreOutage.WAIT_MAX);
    outage.stored(now);
    assertThat(fail(StoreTrouble.FULL)).isEqualTo(Duration.ofSeconds(1));
  }
}
