package vn.motcua.firmware.simulation;

import static vn.motcua.firmware.simulation.SimulatedPeople.OPEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.ChainId;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.MemoryJournal;
import vn.motcua.devices.JobOutcome;
import vn.motcua.devices.Life;
import vn.motcua.devices.PrinterCondition;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/**
 * One board through one day: real stations, journal contract, delivery and inbox; simulated clock,
 * disk, network, printer and people, all from one seed.
 */
final class SimulatedDay {
  private static final PrinterCondition READY =
      new PrinterCondition(true, false, false, false, false, true);
  private static final PrinterCondition EMPTY =
      new PrinterCondition(false, false, true, false, false, true);

  final Agenda agenda = new Agenda(Instant.parse("2026-11-19T23:45:00Z"));
  final RandomGenerator random;
  final SimulatedNetwork network;
  private MemoryJournal journal;
  private Core core = new Core(Scene.site());
  private int life;
  final List<String> confirmed = new ArrayList<>();

  SimulatedDay(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    journal = new MemoryJournal(new Identity("minh-hoa", "board-1"), random);
    network = new SimulatedNetwork(agenda, random, journal);
    start();
    new SimulatedPeople(this).plan();
    for (int i = 0; i < 5; i++) {
      agenda.at(someTime(), this::powerCut);
      agenda.at(someTime(), () -> network.outage(Duration.ofSeconds(random.nextInt(1, 3_000))));
      agenda.at(someTime(), this::paperOut);
    }
  }

  private Instant someTime() {
    return OPEN.plusSeconds(random.nextInt(10 * 3_600));
  }

  /** Runs to late evening, with the broker there at the end. */
  SimulatedDay run() {
    agenda.runUntil(OPEN.plus(Duration.ofHours(15)));
    return this;
  }

  private void start() {
    core = new Core(Scene.site());
    journal.replay(e -> core.apply(e, EventTypes.parse(e.type(), e.data())));
    network.boardStarts(journal);
    BoardBorn born = journal.opening().born("simulated", List.of("hub"));
    step(new Input.Started(born));
    hear(new Reading.LifeChanged("printer-1", Life.READY, "opened"));
    hear(new Reading.PrinterChanged("printer-1", READY));
    tick(++life);
  }

  private void tick(int ofLife) {
    if (ofLife == life) {
      step(new Input.Ticked());
      agenda.after(Duration.ofSeconds(30), () -> tick(ofLife));
    }
  }

  private void powerCut() {
    journal = journal.afterPowerCut();
    agenda.reboot();
    start();
  }

  private void paperOut() {
    hear(new Reading.PrinterChanged("printer-1", EMPTY));
    agenda.after(
        Duration.ofMinutes(random.nextInt(1, 20)),
        () -> hear(new Reading.PrinterChanged("printer-1", READY)));
  }

  void hear(Reading reading) {
    step(new Input.Heard(reading));
  }

  Answer touch(Touch touch) {
    Answer answer = step(new Input.Touched(touch)).answer();
    if (answer instanceof Answer.NumberGiven given) {
      confirmed.add(
          agenda.now().wall().atZone(vn.motcua.firmware.station.Day.ZONE).toLocalDate()
              + "/"
              + given.number());
    }
    return answer == null ? new Answer.Done(null) : answer;
  }

  private Decision step(Input input) {
    Moment now = agenda.now();
    core.note(input, now);
    Decision decision = core.decide(input, now);
    if (!decision.events().isEmpty()) {
      List<Event> events = journal.append(decision.events(), now);
      for (int i = 0; i < events.size(); i++) {
        core.apply(events.get(i), decision.events().get(i));
      }
      network.appended();
    }
    decision.effects().forEach(this::perform);
    return decision;
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.PrintSlip print) {
      int ofLife = life;
      int luck = random.nextInt(100);
      JobOutcome outcome =
          luck < 2 ? JobOutcome.VOID : luck < 4 ? JobOutcome.UNKNOWN : JobOutcome.PRINTED;
      agenda.after(
          Duration.ofMillis(random.nextInt(300, 2_500)),
          () -> {
            if (ofLife == life) {
              hear(new Reading.JobFinished("printer-1", print.job(), outcome, "simulated"));
            }
          });
    }
  }

  /** The ledger as text, a line an event. */
  String ledger() {
    StringBuilder text = new StringBuilder();
    journal.replay(e ->
        text.append(e.id())
            .append(' ')
            .append(e.type())
            .append(' ')
            .append(e.at())
            .append(' ')
            .append(e.data())
            .append(' ')
            .append(e.hash())
            .append('\n'));
    return text.toString();
  }

  /** Everything that is broken; empty when every invariant holds. */
  List<String> broken() {
    List<String> broken = new ArrayList<>();
    List<Event> ours = new ArrayList<>();
    journal.replay(ours::add);
    List<Event> theirs = new ArrayList<>();
    String epoch = journal.head().epoch();
    network.store.read(new ChainId("minh-hoa", "board-1", epoch), 1, theirs::add);
    if (!ours.equals(theirs)) {
      broken.add("board has " + ours.size() + " events, case server " + theirs.size());
    }
    if (journal.acknowledged() != journal.head().position()) {
      broken.add("acknowledged " + journal.acknowledged() + " of " + journal.head().position());
    }
    TreeSet<String> given = new TreeSet<>(confirmed);
    if (given.size() != confirmed.size()) {
      broken.add("a number was given twice");
    }
    for (String number : given) {
      long reserved =
          ours.stream()
              .filter(e -> e.type().equals("vn.motcua.ticket.reserved.v1"))
              .filter(e -> e.data().contains("\"" + number.substring(11) + "\""))
              .count();
      if (reserved != 1) {
        broken.add(number + " was told to a person and stands " + reserved + " times");
      }
    }
    return broken;
  }

  int tickets() {
    return confirmed.size();
  }
}
