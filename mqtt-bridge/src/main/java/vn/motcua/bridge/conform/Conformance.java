package vn.motcua.bridge.conform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.conform.PlayedBoard.Failed;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * Acts as boards of the invented centre {@value #CENTRE} and checks a case server's answers.
 *
 * <p>Each check has its own board, {@code <run>-<check>} with a random run of eight hex digits, so
 * that neither an earlier run nor another check can disturb it. What the case server stores of
 * these boards can be recognised by the centre's name. One thread.
 */
public final class Conformance {
  /** The centre of the emulated boards; no real centre may have this id. */
  public static final String CENTRE = "conform";

  private static final int BURST_EVENTS = 500;

  private final MqttPort.Opener opener;
  private final RandomGenerator random;
  private final Duration patience;
  private final Duration quiet;
  private final String run;

  /**
   * Ready to {@link #run}.
   *
   * @param patience the longest time for an answer that must come
   * @param quiet the time to wait for an answer that must not come
   */
  public Conformance(
      MqttPort.Opener opener, RandomGenerator random, Duration patience, Duration quiet) {
    this.opener = opener;
    this.random = random;
    this.patience = patience;
    this.quiet = quiet;
    this.run = HexFormat.of().toHexDigits(random.nextInt());
  }

  /** What a check does with its board; the chain is of the board's first epoch. */
  private interface Script {
    void play(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException;
  }

  private record Scenario(String name, String expected, Script script) {}

  /** Runs every check and reports each result as soon as it is known. */
  public List<ConformanceCheck> run(Consumer<ConformanceCheck> told) throws InterruptedException {
    List<ConformanceCheck> checks = new ArrayList<>();
    for (Scenario scenario : scenarios()) {
      ConformanceCheck check = play(scenario);
      told.accept(check);
      checks.add(check);
    }
    return checks;
  }

  private List<Scenario> scenarios() {
    return List.of(
        new Scenario("birth", "a birth is answered with sequence 0 and 64 zeros", (_, _) -> {}),
        new Scenario("order", "events in order are acknowledged up to the last", this::order),
        new Scenario("duplicate", "what comes again changes nothing", this::duplicate),
        new Scenario(
            "repeated", "what comes again is acknowledged by its own place", this::repeated),
        new Scenario("gap", "nothing is acknowledged past a missing event", this::gap),
        new Scenario("filled", "once the missing one came all is acknowledged", this::filled),
        new Scenario(
            "wrong-hash", "an event that is not what its hash says is refused", this::hash),
        new Scenario("broken", "an event that does not follow is refused", this::broken),
        new Scenario("foreign", "an event under another board's topic is refused", this::foreign),
        new Scenario("resume", "after a reconnection the answer is what was held", this::resume),
        new Scenario("retained", "the last acknowledgement is retained", this::retained),
        new Scenario("epoch", "a new epoch begins at 0, the old one stays", this::epoch),
        new Scenario("fork", "a second history never replaces the held one", this::fork),
        new Scenario("oversize", "data above 64 KiB are refused, and work goes on", this::oversize),
        new Scenario("malformed", "garbage is never answered as an event", this::malformed),
        new Scenario("retained-garbage", "garbage on our topics harms nobody", this::garbage),
        new Scenario("burst", "500 events at once are acknowledged to the last", this::burst),
        new Scenario("batch", "batches, when offered, count as their events do", this::batch));
  }

  private ConformanceCheck play(Scenario scenario) throws InterruptedException {
    Topics topics = new Topics(CENTRE, run + "-" + scenario.name());
    try (PlayedBoard board = new PlayedBoard(topics, opener, random, patience)) {
      PlayedChain chain = newChain(topics);
      board.connect();
      board.bear(chain);
      board.await(chain.ack(0), _ -> false);
      scenario.script().play(board, chain);
      return new ConformanceCheck(scenario.name(), scenario.expected(), null);
    } catch (Failed failed) {
      return new ConformanceCheck(
          scenario.name(), scenario.expected(), String.valueOf(failed.getMessage()));
    }
  }

  private PlayedChain newChain(Topics topics) {
    return new PlayedChain(topics, HexFormat.of().toHexDigits(random.nextLong()));
  }

  private void order(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, 10);
    board.await(chain.ack(10), upTo(chain, 10));
  }

  private void duplicate(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    order(board, chain);
    send(board, chain, 1, 10);
    send(board, chain, 5, 5);
    board.bear(chain);
    board.await(chain.ack(10), upTo(chain, 10));
    board.watch(quiet, upTo(chain, 10));
    send(board, chain, 11, 11);
    board.await(chain.ack(11), upTo(chain, 10));
  }

  private void repeated(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    order(board, chain);
    send(board, chain, 4, 5);
    board.await(chain.ack(5), upTo(chain, 10));
  }

  private void gap(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, 2);
    send(board, chain, 4, 6);
    board.watch(quiet, upTo(chain, 2));
    board.bear(chain);
    board.await(chain.ack(2), upTo(chain, 2));
    board.watch(quiet, upTo(chain, 2));
  }

  private void filled(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    gap(board, chain);
    send(board, chain, 3, 6);
    board.await(chain.ack(6), upTo(chain, 6));
  }

  private void hash(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    Message whole = CloudEventCodec.encode(chain.event(2));
    String other = chain.twin(2, "not what was hashed").data();
    refused(
        board,
        chain,
        new Message(whole.topic(), other, false, whole.contentType(), whole.properties()));
  }

  private void broken(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    PlayedChain stranger = new PlayedChain(board.topics(), chain.epoch());
    Event other = stranger.twin(1, "another beginning");
    Event second = chain.event(2);
    Event loose =
        vn.motcua.bridge.Chain.link(
            second.centre(),
            second.board(),
            second.epoch(),
            2,
            second.type(),
            second.at(),
            second.data(),
            other.hash());
    refused(board, chain, CloudEventCodec.encode(loose));
  }

  private void foreign(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    Topics neighbour = new Topics(CENTRE, run + "-neighbour");
    Message theirs = CloudEventCodec.encode(new PlayedChain(neighbour, chain.epoch()).event(2));
    refused(
        board,
        chain,
        new Message(
            board.topics().events(),
            theirs.payload(),
            false,
            theirs.contentType(),
            theirs.properties()));
  }

  private void oversize(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    refused(
        board, chain, CloudEventCodec.encode(chain.twin(2, "x".repeat(Journal.DATA_BYTES_MAX))));
  }

  private void malformed(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    for (String payload : List.of("", "{", "null", "\u0001\u0002")) {
      board.publish(new Message(board.topics().events(), payload, false, null, Map.of()));
      board.publish(Message.json(board.topics().state(), payload + "x", false));
    }
    refused(board, chain, Message.json(board.topics().events(), "[]", false));
  }

  private void garbage(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    Message event = Message.json(board.topics().events(), "{\"epoch\":7}", true);
    Message state = Message.json(board.topics().state(), "[]", true);
    board.publish(event);
    board.publish(state);
    order(board, chain);
    for (Message each : List.of(event, state)) {
      board.publish(Message.json(each.topic(), "", true)); // takes the retained one away
    }
  }

  /** After event 1, {@code second} must not be accepted as event 2, and the right event must. */
  private void refused(PlayedBoard board, PlayedChain chain, Message second)
      throws Failed, InterruptedException {
    send(board, chain, 1, 1);
    board.await(chain.ack(1), upTo(chain, 1));
    board.publish(second);
    board.watch(quiet, upTo(chain, 1));
    board.bear(chain);
    board.await(chain.ack(1), upTo(chain, 1));
    send(board, chain, 2, 3);
    board.await(chain.ack(3), upTo(chain, 3));
  }

  private void resume(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, 5);
    board.await(chain.ack(5), upTo(chain, 5));
    board.disconnect();
    board.connect();
    board.bear(chain);
    board.await(chain.ack(5), upTo(chain, 5));
    board.watch(quiet, upTo(chain, 5));
    board.bear(chain); // what was heard first may have been the retained one
    board.await(chain.ack(5), upTo(chain, 5));
    send(board, chain, 6, 8);
    board.await(chain.ack(8), upTo(chain, 8));
  }

  private void retained(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, 3);
    board.await(chain.ack(3), upTo(chain, 3));
    board.watch(quiet, upTo(chain, 3));
    board.disconnect();
    board.connect();
    board.await(chain.ack(3), upTo(chain, 3));
  }

  private void epoch(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, 3);
    board.await(chain.ack(3), upTo(chain, 3));
    PlayedChain next = newChain(board.topics());
    board.bear(next);
    board.await(next.ack(0), upTo(chain, 3));
    send(board, next, 1, 2);
    board.await(next.ack(2), upTo(next, 2));
    board.bear(chain);
    board.await(chain.ack(3), upTo(next, 2));
  }

  private void fork(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, 3);
    board.await(chain.ack(3), upTo(chain, 3));
    Event twin = chain.twin(3, "another history");
    board.send(twin);
    Ack aside = Ack.of(chain.epoch(), 3, twin.hash());
    Predicate<Ack> either = upTo(chain, 3).or(ack -> PlayedBoard.same(ack, aside));
    board.watch(quiet, either);
    board.bear(chain);
    board.await(chain.ack(3), either);
    send(board, chain, 4, 4);
    board.await(chain.ack(4), upTo(chain, 3));
  }

  private void burst(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    send(board, chain, 1, BURST_EVENTS);
    board.await(chain.ack(BURST_EVENTS), upTo(chain, BURST_EVENTS));
  }

  /** Offering batches is optional. */
  private void batch(PlayedBoard board, PlayedChain chain) throws Failed, InterruptedException {
    int size = Math.min(board.offered(), BatchCodec.EVENTS_MAX);
    if (size < 2) {
      return;
    }
    board.publish(
        BatchCodec.encode(IntStream.rangeClosed(1, size).mapToObj(chain::event).toList()));
    board.await(chain.ack(size), upTo(chain, size));
    board.publish(BatchCodec.encode(List.of(chain.event(size), chain.event(size + 1))));
    board.await(chain.ack(size + 1), upTo(chain, size + 1));
    board.publish(BatchCodec.encode(List.of(chain.event(size + 2), chain.event(size + 4))));
    board.await(chain.ack(size + 2), upTo(chain, size + 2));
    board.watch(quiet, upTo(chain, size + 2));
    send(board, chain, size + 3, size + 4);
    board.await(chain.ack(size + 4), upTo(chain, size + 4));
  }

  private static void send(PlayedBoard board, PlayedChain chain, int first, int last)
      throws Failed, InterruptedException {
    for (int sequence = first; sequence <= last; sequence++) {
      board.send(chain.event(sequence));
    }
  }

  /**
   * Accepts any acknowledgement up to {@code last}: when several servers share the work, one may
   * still send an older acknowledgement after another server's newer one.
   */
  private static Predicate<Ack> upTo(PlayedChain chain, int last) {
    return ack -> ack.sequence() <= last && PlayedBoard.same(ack, chain.ack((int) ack.sequence()));
  }
}
