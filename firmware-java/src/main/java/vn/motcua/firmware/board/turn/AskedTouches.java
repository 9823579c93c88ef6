package vn.motcua.firmware.board.turn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.BoardMail;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;

/**
 * Touches about which another board has been asked, until its answer comes or their patience is at
 * an end; each goes on as {@link Input.Resumed}. At most {@value #TOUCHES_MAX} wait: with one more
 * the oldest goes on without an answer. Station thread only.
 */
final class AskedTouches {
  static final int TOUCHES_MAX = 64;

  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  private record Waiting(List<Letter> letters, long dueAt) {}

  /** The touch waits; one that is repeated waits with the first. */
  void hold(Letter letter, Decision.Asked asked, long now) {
    waiting
        .computeIfAbsent(
            asked.id(), _ -> new Waiting(new ArrayList<>(), now + asked.patience().toNanos()))
        .letters()
        .add(letter);
  }

  /** When the first of them is due; {@code none} when none waits. */
  long dueAt(long none) {
    return waiting.values().stream().mapToLong(Waiting::dueAt).min().orElse(none);
  }

  /** Removes and returns all waiting letters. */
  List<Letter> takeAll() {
    List<Letter> all = waiting.values().stream().flatMap(each -> each.letters().stream()).toList();
    waiting.clear();
    return all;
  }

  /** These letters in their order, each answer followed by the touches that go on with it. */
  List<Letter> admit(List<Letter> letters, long now) {
    List<Letter> all = new ArrayList<>();
    for (Letter letter : letters) {
      all.add(letter);
      if (letter.input() instanceof Input.Received(BoardMail mail, _) && mail.answersTo() != null) {
        Waiting asked = waiting.remove(mail.answersTo());
        if (asked != null) {
          asked.letters().forEach(each -> all.add(resumed(each, mail)));
        }
      }
    }
    Iterator<Waiting> oldestFirst = waiting.values().iterator();
    int tooMany = waiting.size() - TOUCHES_MAX;
    while (oldestFirst.hasNext()) {
      Waiting next = oldestFirst.next();
      if (now - next.dueAt() >= 0 || tooMany-- > 0) {
        oldestFirst.remove();
        next.letters().forEach(each -> all.add(resumed(each, null)));
      }
    }
    return all;
  }

  private static Letter resumed(Letter letter, @Nullable BoardMail answer) {
    Input.Touched touched = (Input.Touched) letter.input();
    return new Letter(new Input.Resumed(touched.touch(), touched.by(), answer), letter.reply());
  }
}
