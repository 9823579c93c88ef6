package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.CloudEventCodec;

/** A backlog in batches, for a case server that offers to read them. */
class BatchingTest {
  private static final int WAITING = 1_000;
  private static final int BATCH = 64;
  private static final long SECOND = 1_000_000_000L;

  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(WAITING);
  private final Delivery delivery = new Delivery(ledger, DeliveryLimits.standard(), new Random(7));
  private long now;

  @Test
  void aBacklogGoesInWholeBatchesAsFarAsTheWindowReaches() {
    assertThat(sizes(stream(1))).isEqualTo(Collections.nCopies(500 / BATCH, BATCH));
    assertThat(sizes(ack(1 + BATCH))).containsExactly(BATCH);
  }

  @Test
  void theEndOfABacklogAndWhatHappensNowGoOneByOne() {
    assertThat(sizes(stream(WAITING - BATCH - 3))).containsExactly(BATCH, 1, 1, 1);
    ledger.grow(1);
    assertThat(sizes(feed(new DeliveryInput.Appended()))).containsExactly(1);
  }

  @Test
  void aBacklogOfExactlyOneBatchIsOneMessage() {
    var sent = publishes(stream(WAITING - BATCH));
    assertThat(sizes(sent)).containsExactly(BATCH);
    List<Event> events = sent.getFirst().entries().stream().map(Journal.Entry::event).toList();
    assertThat(sent.getFirst().message()).isEqualTo(BatchCodec.encode(events));
  }

  @Test
  void aBacklogOfExactlyTheWindowIsSentWhole() {
    List<Integer> batches = Collections.nCopies(500 / BATCH, BATCH);
    assertThat(sizes(stream(WAITING - 500)))
        .startsWith(batches.toArray(Integer[]::new))
        .hasSize(batches.size() + 500 % BATCH)
        .endsWith(1);
  }

  @Test
  void toACaseServerThatOffersNoBatchesEventsGoOneByOne() {
    connect();
    assertThat(sizes(feed(new DeliveryInput.Acked(ledger.ackAt(1)))))
        .isEqualTo(Collections.nCopies(500, 1));
  }

  @Test
  void noBatchIsLargerThanOfferedNorThanAQuarterOfTheWindow() {
    connect();
    assertThat(sizes(feed(new DeliveryInput.Acked(ledger.ackAt(1).offering(10))))).hasSize(50);
    assertThat(sizes(feed(new DeliveryInput.Acked(offering(501).withWindow(40)))))
        .containsExactly(10, 10, 10, 10);
    assertThat(sizes(feed(new DeliveryInput.Acked(offering(541).withWindow(3)))))
        .containsExactly(1, 1, 1);
  }

  @Test
  void aBatchIsOneMessageOfTheBrokersReceiveMaximum() {
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(4, 1_000_000));
    assertThat(sizes(ack(1))).containsExactly(BATCH, BATCH, BATCH);
    assertThat(sizes(feed(new DeliveryInput.Published(1 + BATCH)))).containsExactly(BATCH);
  }

  @Test
  void aBatchEndsBeforeItOutgrowsWhatTheBrokerTakes() {
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(65_535, 10_000));
    var sent = publishes(ack(1));
    assertThat(sizes(sent)).startsWith(9, 9);
    assertThat(sent).allMatch(publish -> publish.message().payload().length() < 10_000);
    assertThat(sizes(sent)).as("what is left waits for a full batch").containsOnly(9);
  }

  @Test
  void aBatchMayFillWhatTheBrokerTakesExactly() {
    long five = 0;
    for (int position = 2; position <= 6; position++) {
      five += CloudEventCodec.packetBytesMax(ledger.event(position));
    }
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(65_535, five));
    assertThat(sizes(ack(1))).startsWith(5);
    feed(new DeliveryInput.Disconnected("another broker"));
    now += 200 * SECOND;
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(65_535, five - 1));
    assertThat(sizes(ack(1))).startsWith(4);
  }

  @Test
  void smallBatchesAreMessagesOfTheReceiveMaximumToo() {
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(4, 10_000));
    assertThat(sizes(ack(1))).containsExactly(9, 9, 9);
  }

  @Test
  void whatIsRefusedGoesAloneAndIsWithheldInTheEndAndTheRestGoesOn() {
    stream(1);
    Ack refused = offering(20).refusing("hash is not the hash of the content");
    assertThat(sizes(feed(new DeliveryInput.Acked(refused)))).startsWith(1, BATCH);
    feed(new DeliveryInput.Acked(refused));
    var sent = publishes(feed(new DeliveryInput.Acked(refused)));
    assertThat(sent.getFirst().withheld()).isNotNull();
    assertThat(sizes(sent)).startsWith(1, BATCH);
    assertThat(delivery.status().withheld()).isEqualTo(1);
  }

  @Test
  void whereTheBrokerRefusesABatchItsEventsGoOneByOne() {
    stream(1);
    var poison = new DeliveryInput.PublishRejected(1 + BATCH, "PUBACK with reason code 99h", true);
    assertThat(sizes(feed(poison))).containsOnly(1);
    assertThat(sizes(ack(300))).containsOnly(1);
    assertThat(delivery.status().withheld()).isZero();
  }

  @Test
  void whereBatchesBringNoProgressTwiceTheirEventsGoOneByOne() {
    stream(1);
    now += 6 * SECOND;
    feed(new DeliveryInput.Tick());
    assertThat(sizes(ack(1))).as("the case server may have been away").containsOnly(BATCH);
    now += 6 * SECOND;
    feed(new DeliveryInput.Tick());
    assertThat(sizes(ack(1))).containsOnly(1);
  }

  @Test
  void theNextConnectionTriesAgain() {
    stream(1);
    feed(new DeliveryInput.PublishRejected(1 + BATCH, "PUBACK with reason code 99h", true));
    feed(new DeliveryInput.Disconnected("cable"));
    now += 200 * SECOND;
    assertThat(sizes(stream(1))).containsOnly(BATCH);
  }

  private void connect() {
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(65_535, 1_000_000));
  }

  private List<DeliveryOutput> stream(long from) {
    connect();
    return ack(from);
  }

  private List<DeliveryOutput> ack(long position) {
    return feed(new DeliveryInput.Acked(offering(position)));
  }

  private Ack offering(long position) {
    return ledger.ackAt(position).offering(BatchCodec.EVENTS_MAX);
  }

  private List<DeliveryOutput> feed(DeliveryInput input) {
    return delivery.on(input, now);
  }

  private static List<Integer> sizes(List<? extends DeliveryOutput> outputs) {
    return publishes(outputs).stream().map(p -> p.entries().size()).toList();
  }

  private static List<DeliveryOutput.Publish> publishes(List<? extends DeliveryOutput> outputs) {
    List<DeliveryOutput.Publish> sent =
        outputs.stream()
            .filter(DeliveryOutput.Publish.class::isInstance)
            .map(DeliveryOutput.Publish.class::cast)
            .toList();
    List<Long> positions =
        sent.stream().flatMap(p -> p.entries().stream()).map(Journal.Entry::position).toList();
    for (int i = 1; i < positions.size(); i++) {
      assertThat(positions.get(i)).as("each once, in order").isEqualTo(positions.get(i - 1) + 1);
    }
    return sent;
  }
}
