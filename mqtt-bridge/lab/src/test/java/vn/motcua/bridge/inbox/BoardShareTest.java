package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** Which boards' events each of several inboxes takes in. */
class BoardShareTest {
  private static final int BOARDS = 1_000;
  private static final long NOW = 0;
  private static final List<Topics> ALL =
      IntStream.range(0, BOARDS).mapToObj(i -> new Topics("hanoi", "quay-" + i)).toList();

  private final Map<String, BoardShare> shares = new HashMap<>();

  @Test
  void anInboxAloneTakesEveryBoard() {
    assertThat(ALL).allMatch(board -> new BoardShare("a").takes(event(board), NOW));
  }

  @Test
  void eachBoardHasExactlyOneInboxAndEachInboxItsPart() {
    live("a", "b", "c");
    Map<String, Integer> boards = new HashMap<>();
    owners().values().forEach(owner -> boards.merge(owner, 1, Integer::sum));
    assertThat(boards).hasSize(3).allSatisfy((_, count) -> assertThat(count).isBetween(250, 420));
  }

  @Test
  void anInboxThatComesTakesBoardsAndMovesNoOther() {
    live("a", "b");
    Map<Topics, String> before = owners();
    live("a", "b", "c");
    owners().forEach((board, owner) -> assertThat(owner).isIn("c", before.get(board)));
  }

  @Test
  void theBoardsOfADeadInboxGoToTheLivingAndNoOtherMoves() {
    live("a", "b", "c");
    Map<Topics, String> before = owners();
    live("a", "b");
    owners()
        .forEach((board, owner) -> {
          String had = before.get(board);
          assertThat(owner).isIn("c".equals(had) ? List.of("a", "b") : List.of(had));
        });
  }

  @Test
  void birthsDeathsAndWhatIsNotOursAreForAll() {
    live("a", "b");
    for (BoardShare share : shares.values()) {
      for (Topics board : ALL) {
        assertThat(share.takes(birth(board, "0", true), NOW)).isTrue();
      }
      assertThat(share.takes(Message.json("motcua/v1/x", "{}", false), NOW)).isTrue();
    }
  }

  @Test
  void everyInboxHelpsABoardThatGetsNowhereForAMinute() {
    live("a", "b");
    Topics board = ALL.getFirst();
    String idle = "a".equals(owners().get(board)) ? "b" : "a";
    BoardShare other = Objects.requireNonNull(shares.get(idle));
    assertThat(helps(other, birth(board, "0", false), NOW)).as("it has asked once").isFalse();
    assertThat(helps(other, birth(board, "1", false), NOW)).as("a new connection").isFalse();
    assertThat(helps(other, birth(board, "1", true), NOW)).as("what the broker kept").isFalse();
    assertThat(helps(other, birth(board, "1", 7, false), NOW)).as("it got further").isFalse();
    assertThat(helps(other, birth(board, "1", 7, false), NOW)).as("it got nowhere").isTrue();
    long minute = BoardShare.HELPING.toNanos();
    assertThat(other.takes(event(board), NOW + minute - 1)).isTrue();
    assertThat(other.takes(event(board), NOW + minute)).as("a minute later").isFalse();
  }

  private static boolean helps(BoardShare share, Message birth, long now) {
    assertThat(share.takes(birth, now)).isTrue();
    Topics.Address from = Objects.requireNonNull(Topics.parse(birth.topic()));
    return share.takes(event(from.board()), now);
  }

  private void live(String... inboxes) {
    shares.keySet().retainAll(Set.of(inboxes));
    for (String inbox : inboxes) {
      shares.computeIfAbsent(inbox, BoardShare::new).living(Set.of(inboxes));
    }
  }

  /** The one inbox that takes each board. */
  private Map<Topics, String> owners() {
    Map<Topics, String> owners = new HashMap<>();
    for (Topics board : ALL) {
      List<String> taking = new ArrayList<>();
      shares.forEach((inbox, share) -> {
        if (share.takes(event(board), NOW)) {
          taking.add(inbox);
        }
      });
      assertThat(taking).as("%s", board).hasSize(1);
      owners.put(board, taking.getFirst());
    }
    return owners;
  }

  private static Message event(Topics board) {
    return Message.json(board.events(), "{}", false);
  }

  private static Message birth(Topics board, String session, boolean retained) {
    return birth(board, session, 1, retained);
  }

  private static Message birth(Topics board, String session, long oldest, boolean retained) {
    String payload = new BoardState.Born(session.repeat(16), Ledger.EPOCH, oldest).toJson();
    return Message.json(board.state(), payload, retained);
  }
}
