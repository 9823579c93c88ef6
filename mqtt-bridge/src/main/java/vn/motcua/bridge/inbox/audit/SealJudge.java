package vn.motcua.bridge.inbox.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.wire.Topics;

/** Compares a seal with the stored events. Stateless; any thread. */
public final class SealJudge {
  private SealJudge() {}

  /**
   * Everything that is wrong with a seal, one line each.
   *
   * @param event the event that carries it
   * @param sealedHash hash of the stored last event of the seal, null when it is missing
   * @param held events of its day up to there, by type
   * @param keys keys for the signature, when they are known
   */
  public static List<String> faults(
      Event event,
      DaySealed seal,
      @Nullable String sealedHash,
      SortedMap<String, Long> held,
      SealKeys keys) {
    ChainId chain = ChainId.of(event);
    String name = name(chain, seal.day());
    List<String> faults = new ArrayList<>();
    if (keys.areKnown()) {
      signature(chain, event, seal, keys).forEach(fault -> faults.add(name + ": " + fault));
    }
    if (seal.lastSequence() >= event.sequence()) {
      faults.add(name + ": sealed up to " + seal.lastSequence() + ", which came after it");
    } else if (!seal.chainHead().equals(sealedHash)) {
      faults.add(name + ": event " + seal.lastSequence() + " is not the one that was sealed");
    }
    if (!held.equals(seal.counts())) {
      faults.add(name + ": sealed " + seal.counts() + ", held " + held);
    }
    return faults;
  }

  private static List<String> signature(ChainId chain, Event event, DaySealed seal, SealKeys keys) {
    Identity identity = new Identity(chain.centre(), chain.board());
    List<SealKeys.Known> known = keys.of(new Topics(chain.centre(), chain.board()));
    List<SealKeys.Known> signers =
        known.stream()
            .filter(key -> Seals.isGenuine(seal, identity, event.epoch(), key.key()))
            .toList();
    if (known.isEmpty()) {
      return List.of("the centre has no key of this board");
    } else if (signers.isEmpty()) {
      return List.of("not signed by a key of this board");
    } else if (signers.stream().noneMatch(key -> key.holdsOn(seal.day()))) {
      return List.of("signed by a key that was valid until " + signers.getFirst().until());
    }
    return List.of();
  }

  static String name(ChainId chain, LocalDate day) {
    return "%s/%s day %s of epoch %s".formatted(chain.centre(), chain.board(), day, chain.epoch());
  }
}
