package vn.motcua.firmware.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.system.Card;
import vn.motcua.firmware.torture.disk.DiskTrace;
import vn.motcua.firmware.torture.process.CampaignBoard;
import vn.motcua.firmware.torture.process.Launch;

/**
 * A fault campaign: in each round one fault, recovery, delivery of everything, and a count.
 *
 * <p>One thread runs it. {@link #close}, from any thread, ends all its processes, and the run with
 * them.
 */
public final class Campaign implements AutoCloseable {
  private static final int CUTS_A_LIFE = 250;

  /** Enough written bytes for two checkpoints of the log. */
  private static final long LIFE_BYTES = 12_000_000;

  private static final Duration LIFE_MAX = Duration.ofSeconds(30);

  private final Plan plan;
  private final Launch launch;
  private final RandomGenerator random;
  private final Consumer<String> broken;
  private volatile @Nullable CentreUnderTest stage;
  private volatile @Nullable Thread runner;

  /**
   * The plan of a campaign.
   *
   * @param rounds how many faults
   * @param seed of all choices; the instants of real processes are not repeatable to the
   *     microsecond
   * @param faults one of them in each round
   * @param directory scratch, must be empty or missing
   */
  public record Plan(int rounds, long seed, List<TortureFault> faults, Path directory) {}

  /**
   * A campaign.
   *
   * @param classPath where the processes find the program; jars start faster than directories
   * @param broken takes a line for each thing that is wrong
   */
  public Campaign(Plan plan, String classPath, Consumer<String> broken) {
    this.plan = plan;
    this.launch = new Launch(classPath, plan.directory());
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
    this.broken = broken;
  }

  /**
   * Runs all rounds.
   *
   * @throws IOException when a process does not come up or does not recover within its time, saying
   *     which
   */
  public CampaignTally run() throws IOException, InterruptedException {
    return run(_ -> {});
  }

  /** {@link #run()}; {@code done} takes the number of rounds so far. */
  public CampaignTally run(LongConsumer done) throws IOException, InterruptedException {
    runner = Thread.currentThread();
    Files.createDirectories(plan.directory());
    return plan.faults().equals(List.of(TortureFault.POWER)) ? powerCuts(done) : rounds(done);
  }

  private CampaignTally rounds(LongConsumer done) throws IOException, InterruptedException {
    CentreUnderTest played = open(plan.directory().resolve("centre"));
    leaveArchives(played);
    CampaignTally tally = CampaignTally.NONE;
    played.startBoard();
    for (int round = 0; round < plan.rounds(); round++) {
      TortureFault fault = plan.faults().get(random.nextInt(plan.faults().size()));
      played.awaitUse();
      new FaultRound(played, random).apply(fault);
      played.awaitUse();
      played.drain();
      CampaignTally seen = played.check();
      tell(round, fault, played.broken());
      tally = tally.plus(seen).plus(new CampaignTally(1, 0, 0, 0, 0, 0));
      played.people().goOn();
      done.accept(tally.rounds());
    }
    return tally;
  }

  /** A regular first run leaves a class archive, with which later starts are faster. */
  private static void leaveArchives(CentreUnderTest stage)
      throws IOException, InterruptedException {
    stage.startBoard();
    stage.awaitUse();
    stage.drain();
    stage.endBoard();
    stage.people().goOn();
  }

  private void tell(int round, TortureFault fault, List<String> lines) {
    lines.forEach(line -> broken.accept("round " + (round + 1) + ", " + fault + ": " + line));
  }

  private CampaignTally powerCuts(LongConsumer done) throws IOException, InterruptedException {
    CampaignTally tally = CampaignTally.NONE;
    for (int life = 0; tally.rounds() < plan.rounds(); life++) {
      Path directory = plan.directory().resolve("life-" + life);
      int cuts = (int) Math.min(CUTS_A_LIFE, plan.rounds() - tally.rounds());
      PowerCuts powerCuts =
          new PowerCuts(plan.directory().resolve("left"), live(directory), random);
      tally = tally.plus(powerCuts.run(cuts));
      tell((int) tally.rounds(), TortureFault.POWER, powerCuts.broken());
      done.accept(tally.rounds());
    }
    return tally;
  }

  /** A run that ends by SIGKILL, with everything that SQLite did in it. */
  Life live(Path directory) throws IOException, InterruptedException {
    List<Promise> told = new ArrayList<>();
    try (CentreUnderTest played = open(directory)) {
      played.startBoard();
      long end = System.nanoTime() + LIFE_MAX.toNanos();
      while (System.nanoTime() < end && Files.size(played.trace()) < LIFE_BYTES) {
        played.awaitUse();
        TimeUnit.MILLISECONDS.sleep(200);
      }
      played.killBoard();
      told.addAll(played.people().takeTold());
      stage = null;
    }
    return new Life(
        DiskTrace.read(directory.resolve("trace")),
        told,
        ledger(directory.resolve("board")),
        CampaignBoard.site(directory));
  }

  private static List<Event> ledger(Path data) {
    List<Event> events = new ArrayList<>();
    Identity identity = new Identity(CampaignBoard.CENTRE, CampaignBoard.BOARD);
    Storage storage = Storage.onCard(Card.identity());
    try (Ledger ledger =
        LedgerDirectory.open(data, identity, Stations.ALL.events(), storage, new SecureRandom())) {
      ledger.replay(events::add);
    }
    return events;
  }

  private CentreUnderTest open(Path directory) throws IOException, InterruptedException {
    boolean traced =
        plan.faults().contains(TortureFault.POWER)
            || plan.faults().contains(TortureFault.DISK_FULL);
    CentreUnderTest opened = new CentreUnderTest(launch, directory, random, traced);
    stage = opened;
    return opened;
  }

  /** Kills the processes that still run. */
  @Override
  public void close() throws IOException {
    Thread running = runner;
    if (running != null && !running.equals(Thread.currentThread())) {
      running.interrupt();
    }
    CentreUnderTest left = stage;
    stage = null;
    if (left != null) {
      left.close();
    }
  }
}
