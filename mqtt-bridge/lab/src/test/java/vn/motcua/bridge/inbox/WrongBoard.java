package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.store.Anomaly.Kind;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.bridge.wire.Topics;

/**
 * Boards with one mistake each, as somebody might build them: what the next message is after two
 * right events, and what the inbox says about it.
 */
enum WrongBoard {
  SKIPS_A_NUMBER(c -> sent(c.event(4)), "Gap", Kind.GAP, "missing when 4 came"),
  LINKS_TO_ANOTHER_EVENT(
      c -> sent(c.linked(3, "b".repeat(64), "{}")),
      "BrokenChain",
      Kind.BROKEN_CHAIN,
      "does not follow"),
  STARTS_EACH_EVENT_ANEW(
      c -> sent(c.linked(3, Chain.GENESIS, "{}")),
      "BrokenChain",
      Kind.BROKEN_CHAIN,
      "does not follow"),
  TELLS_ITS_HISTORY_ANOTHER_WAY(
      c -> sent(c.linked(2, c.event(1).hash(), "{\"other\":1}")),
      "Fork",
      Kind.FORK,
      "history branches here"),
  TELLS_A_HISTORY_WITHOUT_A_ROOT(
      c -> sent(c.linked(2, "c".repeat(64), "{}")), "Fork", Kind.FORK, "does not follow"),
  NUMBERS_FROM_ZERO(
      c -> with(c, "sequence", "0", "id", c.epoch() + "-0"),
      "Malformed",
      Kind.MALFORMED,
      "sequence is below 1"),
  HASHES_OTHER_DATA(c -> data(c, "{\"n\":4}"), "Malformed", Kind.MALFORMED, "hash is not the hash"),
  WRITES_ITS_JSON_AGAIN(
      c -> data(c, "{ \"n\": 3 }"), "Malformed", Kind.MALFORMED, "hash is not the hash"),
  WRITES_ITS_JSON_AGAIN_IN_STRUCTURED_MODE(
      WrongBoard::structured, "Malformed", Kind.MALFORMED, "hash is not the hash"),
  WRITES_HASHES_IN_UPPER_CASE(
      c -> with(c, "hash", "A".repeat(64)),
      "Malformed",
      Kind.MALFORMED,
      "hash is not 64 hex digits"),
  SPEAKS_FOR_ANOTHER_BOARD(
      c -> with(c, "source", "/an-khanh/board-2"),
      "Malformed",
      Kind.MALFORMED,
      "source is not /an-khanh/board-1"),
  NAMES_ITS_EVENTS_OTHERWISE(
      c -> with(c, "type", "com.example.pressed"), "Malformed", Kind.MALFORMED, "type is not vn"),
  FORGETS_AN_ATTRIBUTE(
      c -> with(c, "bootid", null), "Malformed", Kind.MALFORMED, "bootid is missing"),
  NUMBERS_ITS_EPOCHS(
      c -> with(c, "epoch", "1", "id", "1-3"),
      "Malformed",
      Kind.MALFORMED,
      "epoch is not 16 hex digits"),
  GIVES_THE_EVENT_ANOTHER_ID(c -> with(c, "id", "42"), "Malformed", Kind.MALFORMED, "id is not"),
  WRITES_TIME_WITHOUT_A_ZONE(
      c -> with(c, "time", "2026-11-21T08:00:00"), "Malformed", Kind.MALFORMED, "08:00:00"),
  NAMES_NO_CONTENT_TYPE(
      c -> typed(c, null), "Malformed", Kind.MALFORMED, "content type is not application/json"),
  SENDS_PLAIN_TEXT(
      c -> typed(c, "text/plain"),
      "Malformed",
      Kind.MALFORMED,
      "content type is not application/json"),
  SENDS_MORE_THAN_A_CASE_SERVER_TAKES(
      c -> sent(c.linked(3, c.event(2).hash(), '"' + "x".repeat(Journal.DATA_BYTES_MAX) + '"')),
      "Malformed",
      Kind.MALFORMED,
      "data is larger than 65536 bytes"),
  CLAIMS_AN_ERASURE_THAT_IT_CANNOT_PROVE(
      c -> with(CloudEventCodec.encodeWithheld(c.event(3), "erased"), "datahash", "0".repeat(64)),
      "Malformed",
      Kind.MALFORMED,
      "hash is not the hash of the content"),
  CANNOT_SEND_ITS_DATA(
      c -> CloudEventCodec.encodeWithheld(c.event(3), "damaged card"),
      "Stored",
      Kind.WITHHELD,
      "damaged card"),
  SENDS_WHAT_IS_HELD_AGAIN(c -> sent(c.event(2)), "Duplicate", null, "");

  /** The name of the verdict. */
  final String verdict;

  /** What the inbox notes for people; null for nothing. */
  final @Nullable Kind noted;

  /** Words of the note. */
  final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
  private final Function<RightChain, Message> next;

  WrongBoard(
      Function<RightChain, Message> next, String verdict, @Nullable Kind noted, String words) {
    this.next = next;
    this.verdict = verdict;
    this.noted = noted;
    this.words = words;
  }

  /** What it sends after two right events. */
  Message next(RightChain chain) {
    return next.apply(chain);
  }

  /** The events as they should be. */
  record RightChain(Topics board, String epoch) {
    Event event(int sequence) {
      String previous = sequence == 1 ? Chain.GENESIS : event(sequence - 1).hash();
      return linked(sequence, previous, "{\"n\":" + sequence + "}");
    }

    Event linked(int sequence, String previous, String data) {
      var at =
          new Moment(
              Instant.parse("2026-11-21T01:00:00Z"), "boot", sequence, ClockQuality.SYNCHRONISED);
      String type = "vn.motcua.button.pressed.v1";
      return Chain.link(board.centre(), board.board(), epoch, sequence, type, at, data, previous);
    }

    Message third() {
      return sent(event(3));
    }
  }

  private static Message sent(Event event) {
    return CloudEventCodec.encode(event);
  }

  private static Message data(RightChain chain, String data) {
    Message right = chain.third();
    return new Message(right.topic(), data, false, right.contentType(), right.properties());
  }

  private static Message typed(RightChain chain, @Nullable String contentType) {
    Message right = chain.third();
    return new Message(right.topic(), right.payload(), false, contentType, right.properties());
  }

  private static Message structured(RightChain chain) {
    Message right = StructuredCodec.pack(chain.third());
    String again = right.payload().replace("{\"n\":3}", "{\"n\" : 3}");
    return new Message(right.topic(), again, false, right.contentType(), Map.of());
  }

  private static Message with(RightChain chain, @Nullable String... changes) {
    return with(chain.third(), changes);
  }

  private static Message with(Message right, @Nullable String... changes) {
    Map<String, String> properties = new HashMap<>(right.properties());
    for (int i = 0; i < changes.length; i += 2) {
      String value = changes[i + 1];
      if (value == null) {
        properties.remove(changes[i]);
      } else {
        properties.put(String.valueOf(changes[i]), value);
      }
    }
    return new Message(right.topic(), right.payload(), false, right.contentType(), properties);
  }
}
