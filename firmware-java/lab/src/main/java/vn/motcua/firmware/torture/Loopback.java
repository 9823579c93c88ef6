package vn.motcua.firmware.torture;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryInput;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.torture.process.CampaignBoard;

/** The real delivery and the real inbox with nothing between them, on a clock that only jumps. */
final class Loopback {
  private static final Topics TOPICS = new Topics(CampaignBoard.CENTRE, CampaignBoard.BOARD);
  private static final int STEPS_MAX = 100_000;

  private final Ledger ledger;
  private final Delivery delivery;
  private final InboxCore inbox;
  private final Deque<DeliveryInput> inputs = new ArrayDeque<>();
  private long now;
  private long wakeAt;

  Loopback(Ledger ledger, InboxStore store, RandomGenerator random) {
    this.ledger = ledger;
    this.delivery = new Delivery(ledger, DeliveryLimits.alone(), random);
    this.inbox = new InboxCore(store);
  }

  /** Delivers until the case server has acknowledged everything; whether it has. */
  boolean drain() {
    for (int step = 0; step < STEPS_MAX; step++) {
      if (ledger.acknowledged() == ledger.head().position()) {
        return true;
      }
      DeliveryInput input = inputs.poll();
      if (input == null) {
        now = Math.max(now, wakeAt);
        input = new DeliveryInput.Tick();
      }
      delivery.on(input, now).forEach(this::perform);
    }
    return false;
  }

  private void perform(DeliveryOutput output) {
    switch (output) {
      case DeliveryOutput.Connect _ -> inputs.add(new DeliveryInput.Connected(1_000, 1 << 18));
      case DeliveryOutput.PublishBirth birth -> {
        arrive(Message.json(TOPICS.state(), birth.birth().toJson(), true));
        inputs.add(new DeliveryInput.Published(0));
      }
      case DeliveryOutput.Publish publish -> {
        arrive(publish.message());
        inputs.add(new DeliveryInput.Published(publish.position()));
      }
      case DeliveryOutput.Diverged diverged -> ledger.beginEpoch(diverged.reason());
      case DeliveryOutput.WakeAt wake -> wakeAt = wake.nanos();
      case DeliveryOutput.PassedOver _ -> {
        // After a disk that lied, events may be lost on both sides: what follows them is never
        // accepted. The tally finds what is missing.
      }
      case DeliveryOutput.Subscribe _,
          DeliveryOutput.Probe _,
          DeliveryOutput.Move _,
          DeliveryOutput.Disconnect _,
          DeliveryOutput.Answered _ -> {
        // Nothing stands between them.
      }
    }
  }

  private void arrive(Message message) {
    for (InboxCore.Answer answer :
        inbox.receive(List.of(message), Instant.EPOCH.plusNanos(now)).answers()) {
      inputs.add(new DeliveryInput.Acked(answer.ack()));
    }
  }
}
