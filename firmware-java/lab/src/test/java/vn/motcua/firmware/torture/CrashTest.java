package vn.motcua.firmware.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random instants, while tickets are taken and buttons pressed. */
class CrashTest {
  private static final int KILLS = Integer.getInteger("motcua.crash.kills", 200);

  @TempDir Path directory;

  @Test
  void whatWasConfirmedToAPersonIsAtTheCaseServerOnceHoweverOftenTheBoardIsKilled()
      throws Exception {
    long seed = Long.getLong("motcua.crash.seed", System.nanoTime());
    System.out.println("crash test: " + KILLS + " kills, -Dmotcua.crash.seed=" + seed);
    List<String> broken = new ArrayList<>();
    var plan =
        new Campaign.Plan(KILLS, seed, List.of(TortureFault.KILL), directory.resolve("campaign"));
    CampaignTally tally;
    try (Campaign campaign = new Campaign(plan, Jars.classPath(directory), broken::add)) {
      tally = campaign.run();
    }
    System.out.println("crash test: " + tally);
    assertThat(broken).isEmpty();
    assertThat(tally.isClean()).isTrue();
    assertThat(tally.rounds()).isEqualTo(KILLS);
    assertThat(tally.acknowledged()).isGreaterThan(KILLS);
  }
}
