package vn.motcua.firmware.board.turn;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;

/**
 * An input and whoever waits for its answer.
 *
 * @param reply receives the answer, perhaps a second one when the board stops, of which only the
 *     first counts; null when nobody waits
 */
public record Letter(Input input, @Nullable Consumer<Answer> reply) {

  /** Nobody waits for an answer. */
  public Letter(Input input) {
    this(input, null);
  }

  /** Answers whoever waits. */
  public void answer(Answer answer) {
    if (reply != null) {
      reply.accept(answer);
    }
  }
}
