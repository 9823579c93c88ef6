package vn.motcua.bridge.conform;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.conform.PlayedBoard.Failed;
import vn.motcua.bridge.conform.Scenario.Play;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;

/** Checks of the place that an answer names: sound events, in and out of order. Stateless. */
final class PlacesInOrder {
  private static final int BURST_EVENTS = 500;

  private PlacesInOrder() {}

  static List<Scenario> scenarios() {
    return List.of(
        new Scenario("birth", "a birth is answered with sequence 0 and 64 zeros", _ -> {}),
        new Scenario(
            "order", "events in order are acknowledged up to the last", p -> p.stored(1, 10)),
        new Scenario("duplicate", "what comes again changes nothing", PlacesInOrder::duplicate),
        new Scenario(
            "repeated",
            "what comes again is acknowledged by its own sequence",
            PlacesInOrder::repeated),
        new Scenario("gap", "nothing is acknowledged past a missing event", PlacesInOrder::gap),
        new Scenario(
            "filled",
            "once the missing event has come, all are acknowledged",
            PlacesInOrder::filled),
        new Scenario(
            "resume",
            "after a reconnection the answer is still what is held",
            PlacesInOrder::resume),
        new Scenario("retained", "the last acknowledgement is retained", PlacesInOrder::retained),
        new Scenario("epoch", "a new epoch begins at 0, the old one stays", PlacesInOrder::epoch),
        new Scenario("fork", "a second history never replaces the stored one", PlacesInOrder::fork),
        new Scenario(
            "burst", "500 events at once are acknowledged to the last", PlacesInOrder::burst),
        new Scenario(
            "batch", "batches, when offered, count as their events do", PlacesInOrder::batch));
  }

  private static void duplicate(Play play) throws Failed, InterruptedException {
    play.stored(1, 10);
    play.send(1, 10);
    play.send(5, 5);
    play.board().bear(play.chain());
    play.acknowledged(10);
    play.board().watch(play.quiet(), play.chain().upTo(10));
    play.stored(11, 11);
  }

  private static void repeated(Play play) throws Failed, InterruptedException {
    play.stored(1, 10);
    play.send(4, 5);
    play.board().await(play.chain().ack(5), play.chain().upTo(10));
  }

  private static void gap(Play play) throws Failed, InterruptedException {
    play.send(1, 2);
    play.send(4, 6);
    play.nothingBeyond(2);
    play.board().watch(play.quiet(), play.chain().upTo(2));
  }

  private static void filled(Play play) throws Failed, InterruptedException {
    gap(play);
    play.stored(3, 6);
  }

  private static void resume(Play play) throws Failed, InterruptedException {
    play.stored(1, 5);
    play.board().disconnect();
    play.board().connect();
    play.board().bear(play.chain());
    play.acknowledged(5);
    play.nothingBeyond(5); // what was heard first may have been the retained one
    play.stored(6, 8);
  }

  private static void retained(Play play) throws Failed, InterruptedException {
    play.stored(1, 3);
    play.board().watch(play.quiet(), play.chain().upTo(3));
    play.board().disconnect();
    play.board().connect();
    play.acknowledged(3);
  }

  private static void epoch(Play play) throws Failed, InterruptedException {
    PlayedBoard board = play.board();
    PlayedChain chain = play.chain();
    play.stored(1, 3);
    PlayedChain next = PlayedChain.beginning(board.topics(), play.random());
    board.bear(next);
    board.await(next.ack(0), chain.upTo(3));
    board.send(next.event(1));
    board.send(next.event(2));
    board.await(next.ack(2), next.upTo(2));
    board.bear(chain);
    board.await(chain.ack(3), next.upTo(2));
  }

  private static void fork(Play play) throws Failed, InterruptedException {
    PlayedChain chain = play.chain();
    play.stored(1, 3);
    Event twin = chain.twin(3, "another history");
    play.board().send(twin);
    Ack aside = Ack.of(chain.epoch(), 3, twin.hash());
    Predicate<Ack> either = chain.upTo(3).or(ack -> PlayedChain.same(ack, aside));
    play.board().watch(play.quiet(), either);
    play.board().bear(chain);
    play.board().await(chain.ack(3), either);
    // One of several case servers on a store may be late with its answer to the twin.
    play.send(4, 4);
    play.board().await(chain.ack(4), chain.upTo(4).or(either));
  }

  private static void burst(Play play) throws Failed, InterruptedException {
    play.stored(1, BURST_EVENTS);
  }

  /** Offering batches is optional. */
  private static void batch(Play play) throws Failed, InterruptedException {
    PlayedBoard board = play.board();
    PlayedChain chain = play.chain();
    int size = Math.min(board.offered(), BatchCodec.EVENTS_MAX);
    if (size < 2) {
      return;
    }
    board.publish(
        BatchCodec.encode(IntStream.rangeClosed(1, size).mapToObj(chain::event).toList()));
    play.acknowledged(size);
    board.publish(BatchCodec.encode(List.of(chain.event(size), chain.event(size + 1))));
    play.acknowledged(size + 1);
    board.publish(BatchCodec.encode(List.of(chain.event(size + 2), chain.event(size + 4))));
    play.acknowledged(size + 2);
    board.watch(play.quiet(), chain.upTo(size + 2));
    play.stored(size + 3, size + 4);
  }
}
