package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.firmware.simulation.plan.DayPlan;
import vn.motcua.firmware.simulation.plan.Happening;
import vn.motcua.firmware.simulation.plan.Roster;

/**
 * One day of a centre. The same seed, boards and happenings give the same ledgers, byte for byte.
 */
final class CentreDay {
  private static final Duration YEARS_AHEAD = Duration.ofDays(4_780);
  private static final Duration DECADES_BACK = Duration.ofDays(-20_000);

  private final List<SimulatedBoard> boards = new ArrayList<>();
  private final List<CardFaults> cards = new ArrayList<>();
  private final Agenda agenda = new Agenda(DayPlan.BEGIN);
  private final CaseServer server = new CaseServer();
  private final Checker checker = new Checker(agenda, server.store());
  private final SimulatedPeople people = new SimulatedPeople(agenda, checker);
  private final List<Happening> happenings;

  CentreDay(
      long seed,
      List<Roster.Post> posts,
      List<Happening> happenings,
      UnaryOperator<Ledger> observe) {
    this.happenings = happenings;
    for (Roster.Post post : posts) {
      SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * post.index());
      SimulatedBoard board = new SimulatedBoard(post, agenda, checker, server, random, observe);
      boards.add(board);
      cards.add(new CardFaults(board, checker));
    }
  }

  /** Runs it; the first broken promise, or null. */
  @Nullable BrokenInvariant run() {
    try {
      for (SimulatedBoard board : boards) {
        agenda.after(Duration.ofSeconds(board.post().index()), board::start);
      }
      for (Happening each : happenings) {
        agenda.at(each.at(), () -> happen(each));
      }
      agenda.runUntil(DayPlan.END);
      checker.end();
      return null;
    } catch (BrokenInvariant broken) {
      return broken;
    }
  }

  Checker checker() {
    return checker;
  }

  private void happen(Happening each) {
    SimulatedBoard board = boards.get(each.board());
    CardFaults card = cards.get(each.board());
    SplittableRandom luck = new SplittableRandom(each.seed());
    switch (each.kind()) {
      case TAKE -> people.take(board, "touch-" + Long.toHexString(each.seed()), luck);
      case SERVE -> people.serve(board, luck);
      case PRESS -> people.press(board, luck);
      case FINGER -> people.finger(board, luck);
      case SCAN -> people.scan(board, luck);
      case SETTLE -> people.settle(board, luck);
      case REPRINT -> people.reprint(board, luck);
      case POWER_CUT -> board.powerCut(dark(luck));
      case NEW_CARD -> card.newCard(dark(luck));
      case OLDER_COPY -> card.olderCopy(dark(luck), luck);
      case TRUNCATED -> card.truncated(dark(luck), luck);
      case OLDER_IMAGE -> card.olderImage(dark(luck), luck);
      case TORN_WRITE -> board.card().failAtNextWrite();
      case DISK_FULL ->
          during(luck, 600, () -> board.card().full(true), () -> board.card().full(false));
      case PAPER_OUT -> {
        if (board.post().hasKiosk()) {
          during(luck, 1_200, () -> board.paper(false), () -> board.paper(true));
        }
      }
      case CLOCK_JUMP -> {
        Duration error = Duration.ofSeconds(luck.nextLong(-200_000, 200_000));
        during(luck, 3_600, () -> jump(board, error), () -> board.clockError(Duration.ZERO));
      }
      case SPLIT -> during(luck, 3_000, board.link()::obstruct, board.link()::mend);
      case BROKER_DOWN ->
          during(
              luck,
              900,
              () -> boards.forEach(b -> b.link().obstruct()),
              () -> boards.forEach(b -> b.link().mend()));
      case BAD_BROKER ->
          during(
              luck, 900, () -> board.link().badBroker(true), () -> board.link().badBroker(false));
      case STORE_DOWN -> during(luck, 900, server::down, server::up);
      case INBOX_RESTART -> {
        server.restart();
        boards.forEach(b -> checker.disturbed(b.post().board()));
      }
    }
  }

  /** One in four is a boot in another decade: a battery-backed clock that is empty or wrong. */
  private static void jump(SimulatedBoard board, Duration error) {
    if (error.toSeconds() % 4 != 0) {
      board.clockError(error);
      return;
    }
    board.clockError(error.isNegative() ? DECADES_BACK : YEARS_AHEAD);
    board.powerCut(Duration.ofSeconds(20));
  }

  private static Duration dark(SplittableRandom luck) {
    return Duration.ofSeconds(luck.nextInt(5, 600));
  }

  private void during(SplittableRandom luck, int secondsMax, Runnable begin, Runnable end) {
    begin.run();
    agenda.after(Duration.ofMillis(luck.nextLong(1_000, secondsMax * 1_000L)), end);
  }
}
