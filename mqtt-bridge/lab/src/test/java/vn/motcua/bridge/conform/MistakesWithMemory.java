package vn.motcua.bridge.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.InboxCore.Answer;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** Mistakes that come from what a case server remembers, or does not. */
final class MistakesWithMemory {
  private MistakesWithMemory() {}

  /** Counts events instead of checking which they are. */
  static final class Counting extends Remembering {
    private final Map<Topics, Long> counts = new HashMap<>();

    @Override
    List<Answer> said(Topics.Address to, Message message, List<Answer> answers) {
      Claim claim = Claim.of(message);
      if (claim == null) {
        return answers;
      }
      long count = counts.merge(to.board(), 1L, Long::sum);
      return answers.stream()
          .map(a ->
              new Answer(a.board(), Ack.of(a.ack().epoch(), Math.max(count, 1), a.ack().hash())))
          .toList();
    }
  }

  static final class Highest extends Remembering {
    @Override
    List<Answer> said(Topics.Address to, Message message, List<Answer> answers) {
      Ack before = last(to.board());
      return answers.stream()
          .map(a ->
              before != null
                      && before.epoch().equals(a.ack().epoch())
                      && a.ack().sequence() < before.sequence()
                  ? new Answer(a.board(), before)
                  : a)
          .toList();
    }
  }

  /** Reads no event of a board before the last one that it has read. */
  static final class Late implements Mistake {
    private final Map<String, Long> highest = new HashMap<>();

    @Override
    public @Nullable Message read(Message message) {
      long sequence = Claim.sequence(message);
      long before = highest.getOrDefault(message.topic(), 0L);
      highest.put(message.topic(), Math.max(before, sequence));
      return sequence > 0 && sequence < before ? null : message;
    }
  }

  static final class Forgetful implements Mistake {
    @Override
    public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
      return BoardState.parse(message.payload()) instanceof BoardState.Born born
          ? List.of(new Answer(to.board(), Ack.none(born.epoch())))
          : answers;
    }
  }

  static final class Unretained implements Mistake {
    @Override
    public boolean retains() {
      return false;
    }
  }

  static final class OneEpoch implements Mistake {
    private final Map<Topics, Set<String>> epochs = new HashMap<>();

    @Override
    public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
      if (!(BoardState.parse(message.payload()) instanceof BoardState.Born born)) {
        return answers;
      }
      Set<String> known = epochs.computeIfAbsent(to.board(), _ -> new HashSet<>());
      known.add(born.epoch());
      return known.size() == 1 ? answers : List.of(new Answer(to.board(), Ack.none(born.epoch())));
    }
  }

  /** Answers every birth after a fork with the new history. */
  static final class Replaced implements Mistake {
    private final Map<Topics, Map<Long, String>> hashes = new HashMap<>();

    @Override
    public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
      Claim claim = Claim.of(message);
      Map<Long, String> held = hashes.computeIfAbsent(to.board(), _ -> new HashMap<>());
      if (claim != null) {
        held.put(claim.sequence(), claim.hash());
      }
      return answers.stream()
          .map(a -> {
            Ack ack = a.ack();
            String hash = held.getOrDefault(ack.sequence(), ack.hash());
            return new Answer(a.board(), Ack.of(ack.epoch(), ack.sequence(), hash));
          })
          .toList();
    }
  }

  /** Looks at the sequence only. */
  static final class Unlinked extends Remembering {
    @Override
    List<Answer> said(Topics.Address to, Message message, List<Answer> answers) {
      Claim claim = Claim.of(message);
      Ack before = last(to.board());
      if (claim == null
          || before == null
          || claim.sequence() != before.sequence() + 1
          || !(claim.decoded() instanceof Decoded.Good)) {
        return answers;
      }
      return List.of(new Answer(to.board(), Ack.of(claim.epoch(), claim.sequence(), claim.hash())));
    }
  }

  static final class AnswersGarbage implements Mistake {
    @Override
    public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
      boolean event = to.leaf().equals("events");
      return event && message.payload().equals("[]")
          ? List.of(new Answer(to.board(), Ack.of("0".repeat(16), 1, "0".repeat(64))))
          : answers;
    }
  }

  /** Never again reads of a board whose topics hold a retained message that it cannot read. */
  static final class Dies implements Mistake {
    private final Set<String> dead = new HashSet<>();

    @Override
    public @Nullable Message read(Message message) {
      if (message.payload().contains("\"epoch\":7")) {
        dead.add(message.topic());
      }
      return dead.contains(message.topic()) ? null : message;
    }
  }

  static final class RefusesOn implements Mistake {
    private final Set<Topics> refused = new HashSet<>();

    @Override
    public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
      List<Answer> said = new ArrayList<>();
      for (Answer each : answers) {
        if (each.ack().refused() != null) {
          refused.add(each.board());
        }
        said.add(
            refused.contains(each.board())
                ? new Answer(each.board(), each.ack().refusing("as before"))
                : each);
      }
      return said;
    }
  }

  /** Does not look again at an event that it has refused, unless its data comes. */
  static final class ForGood extends Remembering {
    private final Set<String> refused = new HashSet<>();

    @Override
    public @Nullable Message read(Message message) {
      return isRefused(message) ? null : message;
    }

    private boolean isRefused(Message message) {
      return message.properties().containsKey("withheld") && refused.contains(id(message));
    }

    private static String id(Message message) {
      return message.topic() + message.properties().getOrDefault("id", "");
    }

    @Override
    List<Answer> said(Topics.Address to, Message message, List<Answer> answers) {
      Ack before = last(to.board());
      if (isRefused(message) && before != null) {
        return List.of(new Answer(to.board(), before.refusing("as before")));
      }
      if (answers.stream().anyMatch(a -> a.ack().refused() != null)) {
        refused.add(id(message));
      }
      return answers;
    }
  }

  /** Answers a board with what it said to another board about the same epoch. */
  static final class ByEpoch implements Mistake {
    private final Map<String, Ack> epochs = new HashMap<>();

    @Override
    public List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
      List<Answer> said = new ArrayList<>();
      for (Answer each : answers) {
        Ack known = epochs.merge(each.ack().epoch(), each.ack(), ByEpoch::later);
        said.add(new Answer(each.board(), known));
      }
      return said;
    }

    private static Ack later(Ack one, Ack other) {
      return one.sequence() > other.sequence() ? one : other;
    }
  }
}
