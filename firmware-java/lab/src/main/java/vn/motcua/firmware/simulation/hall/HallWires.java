package vn.motcua.firmware.simulation.hall;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.simulation.Agenda;
import vn.motcua.firmware.station.BoardMail;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/**
 * The network between the boards of a hall, with a broker in each part of it: what is said reaches
 * the boards of the same part, each after a delay of its own; the last snapshot is kept for those
 * that come later. One thread.
 */
final class HallWires {
  private static final int DELAY_MS_MAX = 40;
  private static final int SLOW_ONE_IN = 50;
  private static final int SLOW_MS_MAX = 1_500;

  private final Agenda agenda;
  private final SplittableRandom random;
  private final Map<String, Board> boards = new LinkedHashMap<>();
  private final Map<String, Integer> part = new HashMap<>();
  private final Map<Integer, CentreMail.Snapshot> kept = new HashMap<>();

  HallWires(Agenda agenda, SplittableRandom random) {
    this.agenda = agenda;
    this.random = random;
  }

  /** What hangs on the network. */
  interface Board {
    /** Its id. */
    String name();

    /** Something arrives; without power it is lost. */
    void hear(Input input);
  }

  void add(Board board) {
    boards.put(board.name(), board);
    part.put(board.name(), 0);
  }

  /** A board says something. */
  void send(Board from, Effect.Send send) {
    int here = partOf(from);
    if (send.mail() instanceof CentreMail.Snapshot snapshot) {
      kept.put(here, snapshot);
    }
    if (send.to() != null) {
      carry(from.name(), send.mail(), boards.get(send.to()), here);
      return;
    }
    boards.values().stream()
        .filter(each -> each != from)
        .forEach(each -> carry(from.name(), send.mail(), each, here));
  }

  private void carry(String from, BoardMail mail, @Nullable Board to, int here) {
    if (to == null) {
      return;
    }
    boolean slow = random.nextInt(SLOW_ONE_IN) == 0;
    long delay = 1L + random.nextInt(slow ? SLOW_MS_MAX : DELAY_MS_MAX);
    agenda.after(
        Duration.ofMillis(delay),
        () -> {
          if (partOf(to) == here) {
            to.hear(new Input.Received(mail, from));
          }
        });
  }

  private int partOf(Board board) {
    return part.getOrDefault(board.name(), 0);
  }

  /** The power of a board went: its broker may tell the others, when it was the hub. */
  void died(Board board, CentreMail.@Nullable Beat lastWord) {
    int here = partOf(board);
    if (lastWord != null && random.nextInt(10) < 7) {
      boards.values().stream()
          .filter(each -> each != board)
          .forEach(each -> carry(board.name(), lastWord, each, here));
    }
  }

  /** A board has a connection again. */
  void connected(Board board) {
    board.hear(new Input.Received(new CentreMail.Connected(), board.name()));
    CentreMail.Snapshot last = kept.get(partOf(board));
    if (last != null) {
      board.hear(new Input.Received(new CentreMail.Kept(last), last.term().board()));
    }
  }

  /** Cuts some boards off from the others; among themselves they hear each other. */
  void cut(List<? extends Board> some, int newPart) {
    kept.remove(newPart);
    some.forEach(each -> part.put(each.name(), newPart));
    some.forEach(this::connected);
  }

  /** Heals every cut. */
  void heal() {
    List<Board> away = boards.values().stream().filter(each -> partOf(each) != 0).toList();
    away.forEach(each -> part.put(each.name(), 0));
    away.forEach(this::connected);
  }
}
