package vn.motcua.bridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventsV1;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.journal.Journal;

/** Acknowledgements, states, topics and attributes, each at the ends of what they may be. */
class MessagesTest {
  private static final String EPOCH = "00000000000000aa";
  private static final String SESSION = "0123456789abcdef";

  private final Event event = new Ledger("hanoi", "quay-1").grow(2).event(2);
  private final Ack ack = Ack.of(EPOCH, 2, event.hash());

  private static Ack read(String json) {
    Ack ack = Ack.parse(json);
    assertThat(ack).as(json).isNotNull();
    return java.util.Objects.requireNonNull(ack);
  }

  @Test
  void everyFieldOfAnAcknowledgementComesBack() {
    Ack full =
        ack.rewinding()
            .withWindow(1)
            .refusing("too old")
            .offering(2)
            .knowing(
                new OtherEpochs(
                    OtherEpochs.Known.EARLIER,
                    List.of(new OtherEpochs.Spent(LocalDate.of(2026, 11, 20), 3))));
    assertThat(read(full.toJson())).isEqualTo(full);
    assertThat(full.toJson())
        .isEqualTo(
            "{\"epoch\":\"%s\",\"sequence\":2,\"hash\":\"%s\",\"rewind\":true,\"window\":1,"
                    .formatted(EPOCH, event.hash())
                + "\"refused\":\"too old\",\"batch\":2,"
                + "\"others\":{\"known\":\"earlier\",\"slots\":[\"2026-11-20/3\"]}}");
    assertThat(ack.toJson())
        .as("what it does not say is not there")
        .isEqualTo(
            "{\"epoch\":\"%s\",\"sequence\":2,\"hash\":\"%s\"}".formatted(EPOCH, event.hash()));
  }

  @Test
  void aWindowBelowOneAndABatchBelowTwoSayNothing() {
    assertThat(read(ack.withWindow(0).toJson()).window()).isNull();
    assertThat(read(ack.withWindow(1).toJson()).window()).isEqualTo(1);
    assertThat(read(ack.offering(1).toJson()).batch()).isNull();
    assertThat(read(ack.offering(2).toJson()).batch()).isEqualTo(2);
  }

  @Test
  void anAcknowledgementHasAnEpochASequenceFromZeroOnAndAHash() {
    String whole = ack.toJson();
    assertThat(read(whole.replace("\"sequence\":2", "\"sequence\":0")).sequence()).isZero();
    assertThat(Ack.parse(whole.replace("\"sequence\":2", "\"sequence\":-1"))).isNull();
    assertThat(Ack.parse(whole.replace(EPOCH, "00000000000000AA"))).isNull();
    assertThat(Ack.parse(whole.replace(EPOCH, EPOCH + "0"))).isNull();
    assertThat(Ack.parse(whole.replace(event.hash(), event.hash().substring(1)))).isNull();
    assertThat(Ack.parse(whole.replace(event.hash(), "g".repeat(64)))).isNull();
  }

  @Test
  void aPayloadOfMoreThanAKibibyteIsNotParsed() {
    String padding = " ".repeat(Ack.PAYLOAD_CHARS_MAX - ack.toJson().length());
    assertThat(Ack.parse(ack.toJson() + padding)).isEqualTo(ack);
    assertThat(Ack.parse(ack.toJson() + padding + " ")).isNull();
    BoardState dead = new BoardState.Dead(SESSION);
    String more = " ".repeat(BoardState.PAYLOAD_CHARS_MAX - dead.toJson().length());
    assertThat(BoardState.parse(dead.toJson() + more)).isEqualTo(dead);
    assertThat(BoardState.parse(dead.toJson() + more + " ")).isNull();
  }

  @Test
  void theReasonOfARefusalIsCutAfterTwoHundredCharacters() {
    assertThat(ack.refusing("x".repeat(201)).refused()).hasSize(Ack.REASON_CHARS_MAX);
    assertThat(ack.refusing("too old").refused()).isEqualTo("too old");
  }

  @Test
  void ofTheSlotsOfOtherEpochsTheLastTwentyAreSent() {
    List<OtherEpochs.Spent> many =
        java.util.stream.IntStream.range(0, 25)
            .mapToObj(i -> new OtherEpochs.Spent(LocalDate.of(2026, 1, 1).plusDays(i), i % 10))
            .toList();
    assertThat(new OtherEpochs(OtherEpochs.Known.LATER, many).slots())
        .isEqualTo(many.subList(5, 25));
    assertThat(new OtherEpochs(OtherEpochs.Known.LATER, many.subList(0, 3)).slots()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20", "2026-11-20/", "2026-11-20/33", "2026-11-20/x", "2026-13-20/3", "/3"})
  void aSlotThatIsNotADayAndADigitIsLeftOut(String slot) {
    OtherEpochs one =
        new OtherEpochs(OtherEpochs.Known.NONE, List.of(new OtherEpochs.Spent(LocalDate.EPOCH, 9)));
    String json = ack.knowing(one).toJson().replace("[", "[\"" + slot + "\",");
    assertThat(read(json).others()).isEqualTo(one);
    assertThat(read(json.replace("\"none\"", "\"nothing\"")).others()).isNull();
  }

  @Test
  void aStateHasASessionAndABirthAnEpoch() {
    assertThat(BoardState.parse(new BoardState.Dead("0123456789abcdeF").toJson())).isNull();
    assertThat(BoardState.parse(new BoardState.Born(SESSION, "aa", 1).toJson())).isNull();
    String other = new BoardState.Dead(SESSION).toJson().replace("dead", "asleep");
    assertThat(BoardState.parse(other)).isNull();
    assertThat(new BoardState.Born(SESSION, EPOCH, 7).toJson())
        .isEqualTo(
            "{\"session\":\"%s\",\"state\":\"born\",\"epoch\":\"%s\",\"oldest\":7}"
                .formatted(SESSION, EPOCH));
  }

  @Test
  void theTopicsOfABoardAreUnderItsName() {
    Topics board = new Topics("hanoi", "quay-1");
    assertThat(List.of(board.events(), board.state(), board.ack(), board.command(), board.reply()))
        .containsExactly(
            "motcua/v1/hanoi/quay-1/events",
            "motcua/v1/hanoi/quay-1/state",
            "motcua/v1/hanoi/quay-1/ack",
            "motcua/v1/hanoi/quay-1/command",
            "motcua/v1/hanoi/quay-1/reply");
    assertThat(board.client()).isEqualTo("hanoi.quay-1");
    assertThatThrownBy(() -> new Topics("hanoi", "quay/1"))
        .hasMessage("board id \"quay/1\" must be 1 to 40 of a-z, 0-9 and '-'");
    assertThat(Topics.isName("a".repeat(40))).isTrue();
    assertThat(Topics.isName("a".repeat(41))).isFalse();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch | 00000000000000AA | epoch is not 16 hex digits",
        "sequence | 0 | sequence is below 1",
        "sequence | two | attribute sequence is not a number",
        "type | vn.motcua.ticket.v1 | type is not vn.motcua.<noun>.<past participle>.v<n>",
        "prevhash | 00 | prevhash is not 64 hex digits",
        "hash | 00 | hash is not 64 hex digits",
        "bootid | a_b | bootid is not 1 to 64 letters, digits and '-'",
        "specversion | 0.3 | attribute specversion is not 1.0",
        "source | /hanoi/quay-2 | attribute source is not /hanoi/quay-1",
        "id | 7 | attribute id is not 00000000000000aa-2",
      })
  void anAttributeThatIsNotAsItMustBeIsNamedAlsoWhereNoHashIsChecked(
      String name, String wrong, String reason) {
    Event before = EventsV1.link(event, event.previousHash());
    Message place = CloudEventCodec.encodeWithheld(before, "too large");
    assertThat(CloudEventCodec.decode(place)).isInstanceOf(Decoded.Withheld.class);
    Map<String, String> changed = new HashMap<>(place.properties());
    changed.put(name, wrong);
    if (name.equals("epoch") || name.equals("sequence")) {
      changed.put("id", changed.get("epoch") + "-" + changed.get("sequence"));
    }
    assertThat(CloudEventCodec.decode(with(place, changed, "")))
        .isInstanceOfSatisfying(
            Decoded.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
  }

  @Test
  void aHashOfDataHasTheShapeOfAHashAndDataHoldNoNul() {
    Message whole = CloudEventCodec.encode(event);
    Map<String, String> changed = new HashMap<>(whole.properties());
    changed.put("datahash", "00");
    assertThat(CloudEventCodec.decode(with(whole, changed, whole.payload())))
        .isEqualTo(bad("datahash is not 64 hex digits"));
    changed.put("datahash", "0".repeat(64));
    assertThat(CloudEventCodec.decode(with(whole, changed, whole.payload())))
        .isEqualTo(bad("datahash is not the hash of the data"));
    assertThat(CloudEventCodec.decode(with(whole, whole.properties(), "\0{}")))
        .isEqualTo(bad("data holds U+0000, which no JSON text does"));
    String most = "x".repeat(Journal.DATA_BYTES_MAX);
    assertThat(CloudEventCodec.decode(with(whole, whole.properties(), most)))
        .isEqualTo(bad("hash is not the hash of the content"));
    assertThat(CloudEventCodec.decode(with(whole, whole.properties(), most + "x")))
        .isEqualTo(bad("data is larger than 65536 bytes"));
  }

  private static Decoded bad(String reason) {
    return new Decoded.Bad(reason, new Decoded.Claim(EPOCH, 2));
  }

  private static Message with(Message like, Map<String, String> properties, String payload) {
    return new Message(like.topic(), payload, false, like.contentType(), properties);
  }
}
