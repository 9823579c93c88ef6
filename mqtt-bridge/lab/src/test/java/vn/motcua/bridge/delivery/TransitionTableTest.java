package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A door with a counter, as a table. */
class TransitionTableTest {
  private sealed interface Door {}

  private record Open(int times) implements Door {}

  private record Shut() implements Door {}

  private sealed interface Hand {}

  private record Push() implements Hand {}

  private record Pull() implements Hand {}

  private final List<Object> heard = new ArrayList<>();

  private static TransitionTable<List<String>, Door, Hand, Object> table() {
    return new TransitionTable<>();
  }

  @Test
  void theFirstRowThatAppliesIsTaken() {
    var table =
        table()
            .row(
                Open.class,
                Push.class,
                "worn out",
                (_, open, _) -> open.times() > 2,
                Shut.class,
                (_, _, _) -> new Shut())
            .row(Open.class, Push.class, Open.class, (_, open, _) -> new Open(open.times() + 1));
    Door door = new Open(2);
    door = table.step(List.of(), door, new Push(), heard);
    assertThat(door).isEqualTo(new Open(3));
    assertThat(table.step(List.of(), door, new Push(), heard)).isEqualTo(new Shut());
    assertThat(table.rows())
        .as("the table that is drawn")
        .extracting(TransitionTable.Row::when)
        .containsExactly("worn out", "");
  }

  @Test
  void whatNoRowNamesChangesNothing() {
    var table = table().row(Open.class, Push.class, Shut.class, (_, _, _) -> new Shut());
    assertThat(table.step(List.of(), new Open(1), new Pull(), heard)).isEqualTo(new Open(1));
    assertThat(table.step(List.of(), new Shut(), new Push(), heard)).isEqualTo(new Shut());
    assertThat(heard).isEmpty();
  }

  @Test
  void aRowThatLeadsToAnotherStateThanItDeclaresFails() {
    var table = table().row(Open.class, Push.class, Shut.class, (_, open, _) -> open);
    assertThatThrownBy(() -> table.step(List.of(), new Open(1), new Push(), heard))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must not lead to");
  }

  @Test
  void aRowThatSaysThatNothingChangesMustLeaveTheStateAsItIs() {
    var table = table().row(Door.class, Pull.class, null, (_, _, _) -> new Open(7));
    assertThat(table.step(List.of(), new Open(7), new Pull(), heard)).isEqualTo(new Open(7));
    assertThatThrownBy(() -> table.step(List.of(), new Open(1), new Pull(), heard))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anOutputThatTheRowDoesNotDeclareFails() {
    var table =
        table()
            .row(
                Open.class,
                Push.class,
                Shut.class,
                (_, open, _) -> {
                  heard.add(open.times() == 1 ? "bang" : 42);
                  return new Shut();
                },
                String.class);
    assertThat(table.step(List.of(), new Open(1), new Push(), heard)).isEqualTo(new Shut());
    assertThat(heard).containsExactly("bang");
    assertThatThrownBy(() -> table.step(List.of(), new Open(2), new Push(), heard))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must not put out 42");
  }
}
