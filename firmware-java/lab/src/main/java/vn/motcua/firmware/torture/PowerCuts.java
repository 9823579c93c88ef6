package vn.motcua.firmware.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.system.Card;
import vn.motcua.firmware.torture.disk.DiskTrace;
import vn.motcua.firmware.torture.disk.UnsyncedDisk;
import vn.motcua.firmware.torture.process.CampaignBoard;

/**
 * Many power cuts in one run of a board: for each, the content of the disk at that time is opened
 * by the code of a start, used once more, and delivered. One thread.
 */
final class PowerCuts {
  private static final Identity BOARD = new Identity(CampaignBoard.CENTRE, CampaignBoard.BOARD);

  private final Path directory;
  private final Life life;
  private final RandomGenerator random;
  private final List<String> broken = new ArrayList<>();

  /** Of one life; {@code directory} is scratch, used over and over. */
  PowerCuts(Path directory, Life life, RandomGenerator random) {
    this.directory = directory;
    this.life = life;
    this.random = random;
  }

  /** What was wrong, one line each. */
  List<String> broken() {
    return broken;
  }

  /** Cuts the power {@code cuts} times, each at another instant of the life. */
  CampaignTally run(int cuts) throws IOException {
    int first = firstDurable();
    int[] instants = random.ints(cuts, first, life.trace().steps().size()).sorted().toArray();
    CampaignTally tally = CampaignTally.NONE;
    UnsyncedDisk disk = new UnsyncedDisk();
    long durable = 0;
    int taken = 0;
    for (int instant : instants) {
      for (; taken <= instant; taken++) {
        DiskTrace.Step step = life.trace().steps().get(taken);
        disk.take(step);
        durable = step.kind() == DiskTrace.Kind.DURABLE ? step.at() : durable;
      }
      Files.createDirectories(directory);
      clear();
      disk.cut(directory, random);
      tally = tally.plus(start(durable, life.trace().steps().get(instant).end()));
    }
    return tally;
  }

  private int firstDurable() throws IOException {
    for (int i = 0; i < life.trace().steps().size(); i++) {
      if (life.trace().steps().get(i).kind() == DiskTrace.Kind.DURABLE) {
        return i;
      }
    }
    throw new IOException("the board wrote nothing before it was killed");
  }

  private void clear() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The start after the cut; {@code durable} events were durable, people knew up to an instant. */
  private CampaignTally start(long durable, long instant) {
    List<Promise> known = life.told().stream().filter(each -> each.instant() <= instant).toList();
    try (Ledger left =
        LedgerDirectory.open(
            directory,
            BOARD,
            Stations.ALL.events(),
            Storage.onCard(Card.identity()),
            RandomGenerator.getDefault())) {
      long gone = Math.max(0, durable - left.head().position());
      boolean damaged = left.opening().start() == Start.NEW_EPOCH;
      note(gone > 0, gone + " durable events are gone");
      note(damaged, "power loss looked like damage: " + left.opening().reason());
      MemoryInboxStore store = new MemoryInboxStore(Stations.ALL.events());
      long held = random.nextLong(left.acknowledged(), durable + 1);
      store.commit(InboxStore.Additions.of(life.ledger().subList(0, (int) held)), Instant.EPOCH);
      boolean reused = !liveOn(left);
      boolean drained = new Loopback(left, store, random).drain();
      note(!drained, "not everything was delivered");
      Audit audit = new Audit();
      store.report().forEach(r -> store.read(r.chain(), 1, audit::take));
      audit.complaints(store.anomalies());
      CampaignTally seen = audit.settle(known);
      broken.addAll(audit.takeBroken());
      return seen.plus(
          new CampaignTally(1, 0, gone, reused ? 1 : 0, 0, damaged || !drained ? 1 : 0));
    }
  }

  private void note(boolean wrong, String what) {
    if (wrong) {
      broken.add(what);
    }
  }

  /** The board starts and gives one more number; whether it is a new one. */
  private boolean liveOn(Ledger left) {
    Core core = new Core(life.site(), Stations.ALL);
    Audit given = new Audit();
    left.replay(event -> {
      core.apply(event, Stations.ALL.events().dataOf(event));
    });
    left.replay(given::take);
    step(core, left, new Input.Started(left.opening().born("torture", List.of("hub"))));
    Touch take = new KioskTouch.TakeNumber("after-the-cut", CampaignBoard.line(1), null);
    Answer answer = step(core, left, new Input.Touched(take)).answer();
    return answer instanceof Answer.NumberGiven number
        && !given.isGiven(
            vn.motcua.firmware.station.Day.of(moment().wall()).toString(), number.number());
  }

  private static Decision step(Core core, Ledger left, Input input) {
    Decision decision = core.decide(input, moment());
    List<EventData> data = decision.events();
    List<Event> events = left.append(data, moment());
    for (int i = 0; i < events.size(); i++) {
      core.apply(events.get(i), data.get(i));
    }
    return decision;
  }

  private static Moment moment() {
    return new Moment(Instant.now(), "after-the-cut", System.nanoTime(), ClockQuality.UNTRUSTED);
  }
}
