package vn.motcua.bridge.conform;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** Case servers with one mistake each, as somebody might write them in a hurry. */
final class WrongServer implements AutoCloseable {
  /** The mistakes. */
  enum Fault {
    PAST_GAPS,
    STORES_NOTHING,
    CHECKS_NO_HASH,
    ANOTHER_HASH,
    IGNORES_BIRTHS,
    READS_NO_BATCH,
    TIP_FOR_REPEATED
  }

  private final Fault fault;
  private final LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
  private final MqttPort port;
  private final Map<String, Ack> held = new HashMap<>();
  private final Set<Ack> taken = new HashSet<>();
  private final Thread thread;
  private volatile boolean ready;
  private volatile boolean closing;

  WrongServer(URI broker, Fault fault) {
    this.fault = fault;
    this.port = PahoMqttPort.to(broker).open(told::add);
    this.thread = Thread.ofPlatform().daemon().start(this::run);
    await().until(() -> ready);
  }

  private void run() {
    port.connect("wrong-" + fault, null);
    try {
      while (!closing) {
        switch (told.poll(20, TimeUnit.MILLISECONDS)) {
          case PortEvent.Connected _ -> {
            port.subscribe(List.of(Topics.ALL_STATES, Topics.ALL_EVENTS));
            ready = true;
          }
          case PortEvent.Arrived arrived -> {
            answer(arrived.message());
            port.confirm(arrived);
          }
          case null, default -> {
            // nothing to answer
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    port.disconnect();
  }

  private void answer(Message message) {
    var address = Topics.parse(message.topic());
    if (address == null) {
      return;
    }
    if (BoardState.parse(message.payload()) instanceof BoardState.Born born) {
      if (fault != Fault.IGNORES_BIRTHS) {
        say(address.board(), held.getOrDefault(born.epoch(), Ack.none(born.epoch())));
      }
      return;
    }
    Ack claimed = claimed(message);
    if (address.leaf().equals("events") && claimed != null) {
      take(address.board(), claimed, message.properties().get("prevhash"));
    }
  }

  private @Nullable Ack claimed(Message message) {
    Map<String, String> given = message.properties();
    if (CloudEventCodec.decode(message) instanceof Decoded.Good good) {
      var event = good.event();
      return Ack.of(event.epoch(), event.sequence(), event.hash());
    }
    String hash = given.get("hash");
    return fault == Fault.CHECKS_NO_HASH && hash != null
        ? Ack.of(
            given.getOrDefault("epoch", ""),
            Long.parseLong(given.getOrDefault("sequence", "0")),
            hash)
        : null;
  }

  private void take(Topics board, Ack claimed, @Nullable String previous) {
    Ack tip = held.getOrDefault(claimed.epoch(), Ack.none(claimed.epoch()));
    boolean next = claimed.sequence() == tip.sequence() + 1 && tip.hash().equals(previous);
    switch (fault) {
      case PAST_GAPS -> tip = claimed.sequence() > tip.sequence() ? claimed : tip;
      case STORES_NOTHING -> {
        say(board, claimed);
        return;
      }
      case ANOTHER_HASH, CHECKS_NO_HASH, IGNORES_BIRTHS, READS_NO_BATCH, TIP_FOR_REPEATED ->
          tip = next || isRepeated(claimed) ? claimed : tip;
    }
    if (!isRepeated(claimed)) {
      held.put(claimed.epoch(), tip);
      taken.add(tip);
    }
    say(
        board,
        fault == Fault.ANOTHER_HASH ? Ack.of(tip.epoch(), tip.sequence(), "a".repeat(64)) : tip);
  }

  private boolean isRepeated(Ack claimed) {
    return fault != Fault.TIP_FOR_REPEATED && taken.contains(claimed);
  }

  private void say(Topics board, Ack ack) {
    Ack said = fault == Fault.READS_NO_BATCH ? ack.offering(16) : ack;
    port.publish(Message.json(board.ack(), said.toJson(), true), 1);
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
