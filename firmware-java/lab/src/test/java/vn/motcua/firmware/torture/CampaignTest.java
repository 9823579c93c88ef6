package vn.motcua.firmware.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.torture.disk.DiskTrace;

/** A few dozen faults of each kind; longer campaigns are run by {@code motcua torture}. */
class CampaignTest {
  private static final long SEED = Long.getLong("motcua.torture.seed", System.nanoTime());

  @TempDir Path directory;

  private final List<String> broken = new ArrayList<>();

  private CampaignTally run(int rounds, List<TortureFault> faults) throws Exception {
    System.out.println(faults + ": -Dmotcua.torture.seed=" + SEED);
    var plan = new Campaign.Plan(rounds, SEED, faults, directory.resolve("campaign"));
    try (Campaign campaign = new Campaign(plan, Jars.classPath(directory), broken::add)) {
      return campaign.run();
    }
  }

  @Test
  void powerCutsAtAnyWriteLoseAndDoubleNothing() throws Exception {
    CampaignTally tally = run(60, List.of(TortureFault.POWER));
    assertThat(broken).isEmpty();
    assertThat(tally.isClean()).isTrue();
    assertThat(tally.rounds()).isEqualTo(60);
    assertThat(tally.acknowledged()).isPositive();
  }

  @Test
  void everyOtherFaultLosesAndDoublesNothingEither() throws Exception {
    List<TortureFault> others =
        List.of(
            TortureFault.DISK_FULL,
            TortureFault.BROKER,
            TortureFault.CLOCK,
            TortureFault.NETSPLIT,
            TortureFault.POWER);
    CampaignTally tally = run(15, others);
    assertThat(broken).isEmpty();
    assertThat(tally.isClean()).isTrue();
    assertThat(tally.rounds()).isEqualTo(15);
  }

  @Test
  void anInboxWithoutRoomOrItsFileStoresAgainWithinAMinuteAndLosesNothing() throws Exception {
    CampaignTally tally = run(6, List.of(TortureFault.INBOX_DISK));
    assertThat(broken).isEmpty();
    assertThat(tally.isClean()).isTrue();
    assertThat(tally.rounds()).isEqualTo(6);
    assertThat(tally.acknowledged()).isPositive();
  }

  @Test
  void aCardThatIsSetBackTwiceInOneDayGivesNoNumberTwice() throws Exception {
    CampaignTally tally = run(6, List.of(TortureFault.CARD));
    assertThat(broken).isEmpty();
    assertThat(tally.isClean()).isTrue();
    assertThat(tally.rounds()).isEqualTo(6);
    assertThat(tally.acknowledged()).isPositive();
  }

  /** A card that claims to have synced and has not: the campaign must detect the loss. */
  @Test
  void aDiskThatLiesAboutItsSyncsIsFoundOut() throws Exception {
    var plan =
        new Campaign.Plan(1, SEED, List.of(TortureFault.POWER), directory.resolve("campaign"));
    try (Campaign campaign = new Campaign(plan, Jars.classPath(directory), broken::add)) {
      Life honest = campaign.live(directory.resolve("life"));
      List<DiskTrace.Step> lies =
          honest.trace().steps().stream()
              .filter(step -> step.kind() != DiskTrace.Kind.SYNCED)
              .toList();
      Life lied = new Life(new DiskTrace(lies), honest.told(), honest.ledger(), honest.site());
      CampaignTally tally =
          new PowerCuts(directory.resolve("left"), lied, new Random(SEED)).run(20);
      assertThat(tally.lost()).isPositive();
    }
  }
}
