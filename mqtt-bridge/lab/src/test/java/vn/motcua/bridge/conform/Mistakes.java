package vn.motcua.bridge.conform;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.InboxCore.Answer;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** The mistakes of wrong case servers, each with the name of the check that must find it. */
enum Mistakes {
  IGNORES_BIRTHS("birth", () -> unread(m -> m.topic().endsWith("/state"))),
  ANSWERS_WITH_ANOTHER_HASH("order", () -> answering(a -> a.sequence() == 0 ? a : other(a))),
  COUNTS_WHAT_COMES_AGAIN("duplicate", MistakesWithMemory.Counting::new),
  ANSWERS_WHAT_COMES_AGAIN_WITH_ITS_LAST_EVENT("repeated", MistakesWithMemory.Highest::new),
  ACKNOWLEDGES_PAST_GAPS("gap", () -> claiming((claim, held) -> claim.sequence() > held)),
  DROPS_WHAT_COMES_LATE("filled", MistakesWithMemory.Late::new),
  FORGETS_WHAT_IT_HELD("resume", MistakesWithMemory.Forgetful::new),
  RETAINS_NOTHING("retained", MistakesWithMemory.Unretained::new),
  KEEPS_ONE_EPOCH_PER_BOARD("epoch", MistakesWithMemory.OneEpoch::new),
  LETS_A_FORK_REPLACE_WHAT_IT_HELD("fork", MistakesWithMemory.Replaced::new),
  LOSES_EVENTS_OF_A_BURST("burst", () -> unread(m -> Claim.sequence(m) > 300)),
  OFFERS_BATCHES_AND_READS_NONE(
      "batch", () -> unread(m -> String.valueOf(m.contentType()).contains("batch"))),
  CHECKS_NO_HASH(
      "wrong-hash", () -> believing(bad -> bad.reason().startsWith("hash") || isOfData(bad))),
  CHECKS_NO_LINK("broken", MistakesWithMemory.Unlinked::new),
  BELIEVES_ANY_SOURCE("foreign", () -> believing(bad -> bad.reason().contains("source"))),
  TAKES_DATA_OF_ANY_SIZE("oversize", () -> believing(bad -> bad.reason().contains("larger"))),
  ANSWERS_GARBAGE("malformed", MistakesWithMemory.AnswersGarbage::new),
  DIES_OF_RETAINED_GARBAGE("retained-garbage", MistakesWithMemory.Dies::new),
  NEVER_SAYS_REFUSED("refused", () -> answering(Mistakes::plain)),
  SAYS_REFUSED_FOR_EVER("refused-once", MistakesWithMemory.RefusesOn::new),
  REFUSES_WITHHELD("withheld", () -> refusing(m -> m.properties().containsKey("withheld"))),
  REFUSES_WITHHELD_WITHOUT_DATAHASH(
      "withheld-unproven",
      () ->
          refusing(m ->
              m.properties().containsKey("withheld") && !m.properties().containsKey("datahash"))),
  BELIEVES_ANY_DATAHASH(
      "withheld-forged",
      () -> claiming((m, _) -> m.withheld() && m.decoded() instanceof Decoded.Bad)),
  REFUSES_FOR_GOOD_WHAT_IT_REFUSED_ONCE("way-out", MistakesWithMemory.ForGood::new),
  WRITES_DATA_AGAIN("bytes", () -> rewriting(m -> m.properties().containsKey("specversion"))),
  READS_BINARY_MODE_ONLY("structured", () -> unread(Mistakes::isStructured)),
  WRITES_DATA_AGAIN_IN_STRUCTURED_MODE("structured-bytes", () -> rewriting(Mistakes::isStructured)),
  NEEDS_A_CONTENT_TYPE(
      "structured-untyped", () -> unread(m -> isStructured(m) && m.contentType() == null)),
  NEEDS_DATA_IN_STRUCTURED_MODE(
      "structured-withheld",
      () -> unread(m -> isStructured(m) && m.payload().contains("\"withheld\""))),
  KNOWS_ITS_TYPES_ONLY(
      "newer-type",
      () ->
          refusing(m ->
              CloudEventCodec.decode(m) instanceof Decoded.Good(Event event)
                  && !SampleEvent.CATALOGUE.knows(event.type()))),
  KNOWS_ITS_ATTRIBUTES_ONLY(
      "newer-attribute", () -> refusing(m -> m.properties().containsKey("newattribute"))),
  KEEPS_CHAINS_BY_EPOCH_ALONE("same-epoch", MistakesWithMemory.ByEpoch::new);

  /** The check that names it. */
  final String check;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
  private final Supplier<Mistake> made;

  Mistakes(String check, Supplier<Mistake> made) {
    this.check = check;
    this.made = made;
  }

  /** A case server's mistake, without memory of earlier ones. */
  Mistake make() {
    return made.get();
  }

  private static Mistake unread(Predicate<Message> which) {
    return new Mistake() {
      @Override
      public @Nullable Message read(Message message) {
        return which.test(message) ? null : message;
      }
    };
  }

  private static Mistake answering(UnaryOperator<Ack> change) {
    return new Mistake() {
      @Override
      public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
        return answers.stream().map(a -> new Answer(a.board(), change.apply(a.ack()))).toList();
      }
    };
  }

  private static Mistake rewriting(Predicate<Message> which) {
    return new Mistake() {
      @Override
      public Message read(Message m) {
        if (!which.test(m) || m.payload().isEmpty()) {
          return m;
        }
        String again = JsonMapper.shared().readTree(m.payload()).toString();
        return new Message(m.topic(), again, m.retained(), m.contentType(), m.properties());
      }
    };
  }

  /** Does not store such a message, and says that it refuses the event. */
  private static Mistake refusing(Predicate<Message> which) {
    return new Remembering() {
      @Override
      public @Nullable Message read(Message message) {
        return which.test(message) ? null : message;
      }

      @Override
      List<Answer> said(Topics.Address to, Message message, List<Answer> answers) {
        Ack last = last(to.board());
        return which.test(message) && last != null
            ? List.of(new Answer(to.board(), last.refusing("not wanted")))
            : answers;
      }
    };
  }

  /** Acknowledges an event that a right case server finds wrong for such a reason. */
  private static Mistake believing(Predicate<Decoded.Bad> reason) {
    return claiming((claim, _) -> claim.decoded() instanceof Decoded.Bad bad && reason.test(bad));
  }

  /** Acknowledges such an event by what it says of itself, from the first one on. */
  private static Mistake claiming(BiPredicate<Claim, Long> which) {
    return new Remembering() {
      @Override
      List<Answer> said(Topics.Address to, Message message, List<Answer> answers) {
        Claim claim = Claim.of(message);
        Ack last = last(to.board());
        if (claim == null || last == null || !which.test(claim, last.sequence())) {
          return answers;
        }
        return List.of(
            new Answer(to.board(), Ack.of(claim.epoch(), claim.sequence(), claim.hash())));
      }
    };
  }

  private static boolean isOfData(Decoded.Bad bad) {
    return bad.reason().startsWith("datahash");
  }

  private static boolean isStructured(Message message) {
    return message.properties().isEmpty()
        && message.topic().endsWith("/events")
        && message.payload().startsWith("{\"specversion\"");
  }

  private static Ack plain(Ack ack) {
    return Ack.of(ack.epoch(), ack.sequence(), ack.hash());
  }

  private static Ack other(Ack ack) {
    return Ack.of(ack.epoch(), ack.sequence(), "a".repeat(64));
  }
}
