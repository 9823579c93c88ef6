package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.link.ConnectionKeeper;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.Publisher;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** A board's delivery between the topics of its connection. */
class OutboxTest {
  private static final Topics BOARD = new Topics("hanoi", "quay-1");

  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(5);
  private final List<DeliveryOutput.Diverged> diverged = new ArrayList<>();
  private final List<DeliveryOutput.Answered> answered = new ArrayList<>();
  private final Outbox outbox =
      new Outbox(
          BOARD,
          new Delivery(ledger, DeliveryLimits.standard(), new Random(7)),
          new Outbox.Listener(diverged::add, answered::add));
  private final Wire wire = new Wire();
  private long now = 1;

  /** What the connection was told to do, in order. */
  private static final class Wire implements ConnectionKeeper.Line {
    private final List<String> calls = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private String session = "";

    @Override
    public void connect(String of) {
      session = of;
      calls.add("connect");
    }

    @Override
    public void use() {
      calls.add("use");
    }

    @Override
    public Publisher publisher() {
      return (message, token) -> {
        messages.add(message);
        calls.add("publish " + token);
      };
    }

    @Override
    public void probe() {
      calls.add("probe");
    }

    @Override
    public void move() {
      calls.add("move");
    }

    @Override
    public void disconnect() {
      calls.add("disconnect");
    }
  }

  private long told(PortEvent event) {
    return outbox.told(event, now, wire);
  }

  private void hears(String topic, String payload) {
    told(new PortEvent.Arrived(Message.json(topic, payload, true), 1, 1));
  }

  private void connects() {
    outbox.tick(now, wire);
    told(new PortEvent.Connected(20, 1_000_000));
  }

  private void streams() {
    connects();
    hears(BOARD.ack(), ledger.ackAt(2).toJson());
    wire.calls.clear();
    wire.messages.clear();
  }

  @Test
  void itHearsTheAcknowledgementsAndTheStateOfItsOwnBoard() {
    assertThat(outbox.topics()).containsExactly(BOARD.ack(), BOARD.state());
  }

  @Test
  void itConnectsIsBornAndSendsWhatIsNotAcknowledged() {
    connects();
    assertThat(wire.calls).containsExactly("connect", "use", "publish 0");
    String birth = new BoardState.Born(wire.session, Ledger.EPOCH, 1).toJson();
    assertThat(wire.messages).containsExactly(Message.json(BOARD.state(), birth, true));
    hears(BOARD.ack(), ledger.ackAt(3).toJson());
    assertThat(wire.calls).endsWith("publish 0", "publish 4", "publish 5");
    assertThat(wire.messages)
        .endsWith(CloudEventCodec.encode(ledger.event(4)), CloudEventCodec.encode(ledger.event(5)));
    assertThat(answered).containsExactly(new DeliveryOutput.Answered(ledger.ackAt(3)));
  }

  @Test
  void aNewEventIsSentWhenItIsWokenAndItSaysWhenItWantsToBeWokenAgain() {
    streams();
    hears(BOARD.ack(), ledger.ackAt(5).toJson());
    assertThat(outbox.tick(now, wire)).as("nothing is awaited").isEqualTo(Long.MAX_VALUE);
    ledger.grow(1);
    long due = now + DeliveryLimits.standard().ackTimeout().toNanos();
    assertThat(outbox.woken(now, wire)).isEqualTo(due);
    assertThat(wire.calls).containsExactly("publish 6");
    assertThat(told(new PortEvent.Published(6))).isEqualTo(due);
  }

  @Test
  void aDeathThatIsNotOursIsPutRightAndOurOwnBirthIsNoNews() {
    streams();
    hears(BOARD.state(), new BoardState.Born(wire.session, Ledger.EPOCH, 1).toJson());
    hears(BOARD.state(), new BoardState.Dead(wire.session).toJson());
    assertThat(wire.calls).isEmpty();
    hears(BOARD.state(), new BoardState.Dead("f".repeat(16)).toJson());
    assertThat(wire.calls).containsExactly("publish 0");
    assertThat(BoardState.parse(wire.messages.getFirst().payload()))
        .isEqualTo(new BoardState.Born(wire.session, Ledger.EPOCH, 3));
  }

  @Test
  void whatIsNoAcknowledgementAcknowledgesNothing() {
    streams();
    hears(BOARD.ack(), "{}");
    hears(BOARD.state(), ledger.ackAt(4).toJson());
    assertThat(wire.calls).isEmpty();
    assertThat(ledger.acknowledged()).isEqualTo(2);
    assertThat(outbox.status().ignoredAcks()).isZero();
  }

  @Test
  void aLedgerThatWasRolledBackIsReportedOnce() {
    Ack ahead = ledger.ackAt(5);
    ledger.rollBackTo(4);
    connects();
    hears(BOARD.ack(), ahead.toJson());
    hears(BOARD.ack(), ahead.toJson());
    assertThat(diverged).extracting(DeliveryOutput.Diverged::ack).containsExactly(ahead);
    assertThat(answered).isEmpty();
  }

  @Test
  void aBrokerThatRefusesOurEventsIsLeft() {
    streams();
    told(new PortEvent.PublishRejected(3, "quota exceeded", false));
    assertThat(wire.calls).containsExactly("disconnect");
    outbox.caughtUp();
    assertThat(outbox.status().reason()).contains("quota exceeded");
  }

  @Test
  void theStatusIsThatOfTheMomentWhenAllEventsHadBeenPassedOn() {
    connects();
    assertThat(outbox.status().connected()).isFalse();
    outbox.caughtUp();
    assertThat(outbox.status().connected()).isTrue();
    told(new PortEvent.Disconnected("cable"));
    outbox.caughtUp();
    assertThat(outbox.status().reason()).isEqualTo("cable");
    now = told(new PortEvent.Disconnected("late"));
    outbox.tick(now, wire);
    told(new PortEvent.ConnectFailed("no route to host"));
    outbox.caughtUp();
    assertThat(outbox.status().reason()).isEqualTo("no route to host");
  }
}
