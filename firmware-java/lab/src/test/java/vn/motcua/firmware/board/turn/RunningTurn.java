package vn.motcua.firmware.board.turn;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.system.SystemClock;
import vn.motcua.firmware.view.DeliveryView;

/** A turn on a ledger, run as a board runs it, on a clock that only the test moves. */
final class RunningTurn {
  static final Identity BOARD = new Identity("minh-hoa", "board-1");

  private static final long NOBODY = Long.MAX_VALUE;

  final Core core = new Core(Scene.site(), Stations.ALL);
  final Turn turn;
  final List<Effect> effects = new ArrayList<>();
  private final Ledger ledger;
  private final Witness witness;
  private final MomentSource clock;
  private final List<Event> written;

  /** Remembers in memory, from one start to the next. */
  static final class Memory implements Witness {
    private @Nullable Testimony last;

    @Override
    public @Nullable Testimony read() {
      return last;
    }

    @Override
    public void write(Testimony testimony) {
      last = testimony;
    }
  }

  /** Starts on what the ledger holds; {@code written} gets each event that is appended. */
  RunningTurn(
      Ledger ledger, Witness witness, MomentSource clock, PrivateKey key, List<Event> written) {
    this.witness = witness;
    this.ledger = ledger;
    this.clock = clock;
    this.written = written;
    this.turn =
        new Turn(
            core,
            ledger,
            new Release("test", List.of("hub")),
            new NightWork(
                new NightSeal(BOARD, key),
                new Retention(Duration.ofDays(90), Stations.ALL.legacy())),
            witness.read());
    ledger.replay(event -> {
      pass(event);
      turn.fold(event);
    });
    turn.start(clock.now());
    perform();
  }

  static PrivateKey key() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** The case server knows no other epoch of this board. */
  void confirm() {
    take(new Input.Answered(ledger.head().epoch(), true, List.of()));
  }

  @SuppressWarnings("CanIgnoreReturnValueSuggester")
  @Nullable Answer take(Input input) {
    return takeTogether(List.of(input)).getFirst();
  }

  private static Moment after(Moment moment, int millis) {
    return new Moment(
        moment.wall(),
        moment.bootId(),
        moment.monotonicNanos() + millis * 1_000_000L,
        moment.clock());
  }

  /** Their answers, also of who has to wait for the case server's word in vain. */
  List<@Nullable Answer> takeTogether(List<? extends Input> inputs) {
    Answer[] answers = new Answer[inputs.size()];
    List<Letter> letters = new ArrayList<>();
    for (Input input : inputs) {
      int place = letters.size();
      letters.add(new Letter(input, answer -> answers[place] = answer));
    }
    turn.take(letters, clock.now());
    perform();
    if (turn.dueAt(NOBODY) != NOBODY) {
      turn.take(List.of(), after(clock.now(), HeldTouches.MILLIS));
      perform();
    }
    return Arrays.asList(answers);
  }

  /** A second has passed. */
  void tick() {
    turn.tick(clock.now());
    perform();
  }

  /** Second after second, until nothing more is due. */
  void night() {
    int before;
    do {
      before = written.size();
      tick();
    } while (written.size() > before);
  }

  /** The end of the program in order. */
  void stop() {
    turn.stop();
    perform();
  }

  WholeBoard view() {
    return WholeBoard.of(core.pages(clock.now(), new DeliveryView(true, 0)));
  }

  private void perform() {
    for (Action action = turn.next(); action != null; action = turn.next()) {
      switch (action) {
        case Action.Write write -> write(write);
        case Action.FoldAnew _ -> ledger.replay(turn::fold);
        case Action.Perform(Effect effect) -> effects.add(effect);
        case Action.Reply(Letter to, Answer answer) -> to.answer(answer);
        case Action.Lose(Input input) -> throw new IllegalStateException("no room for " + input);
      }
    }
  }

  private void write(Action.Write write) {
    List<Event> events;
    try {
      events = write.to(ledger, witness);
    } catch (JournalFullException full) {
      turn.full();
      return;
    }
    events.forEach(this::pass);
    written.addAll(events);
    turn.written(events);
  }

  private void pass(Event event) {
    if (clock instanceof SystemClock real) {
      real.pass(event.at());
    }
  }
}
