package vn.motcua.firmware.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.BoardCommand;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/**
 * What waits for the station thread, at most {@value #INPUTS_MAX} inputs. At the limit a device
 * thread waits (its bytes wait in the kernel: nothing is lost) and a touch is refused, so that a
 * person can try again. Any thread puts; the station thread takes.
 */
final class Mailbox {
  static final int INPUTS_MAX = 1_024;

  private final BlockingQueue<Letter> letters = new ArrayBlockingQueue<>(INPUTS_MAX);

  /** An input and whoever waits for its answer. */
  record Letter(Input input, @Nullable CompletableFuture<Answer> answer) {}

  void put(Reading reading) {
    try {
      letters.put(new Letter(new Input.Heard(reading), null));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt(); // the device thread is being closed with the board
    }
  }

  /** Waits for room like {@link #put(Reading)}; the answer comes after the commit. */
  CompletableFuture<Answer> commit(Reading reading) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    try {
      letters.put(new Letter(new Input.Heard(reading), answer));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      answer.complete(new Answer.Refused("stopping", "Máy đang dừng."));
    }
    return answer;
  }

  CompletableFuture<Answer> put(Touch touch) {
    return offer(new Input.Touched(touch));
  }

  CompletableFuture<Answer> put(BoardCommand command) {
    return offer(new Input.Commanded(command));
  }

  /** Nobody waits for an answer; false when there is no room. */
  boolean tell(Input input) {
    return letters.offer(new Letter(input, null));
  }

  private CompletableFuture<Answer> offer(Input input) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (!letters.offer(new Letter(input, answer))) {
      answer.complete(new Answer.Refused("busy", "Máy đang bận. Xin chạm lại sau vài giây."));
    }
    return answer;
  }

  /** Waits for a letter and takes those that wait behind it as well; none after the patience. */
  List<Letter> take(int most, Duration patience) throws InterruptedException {
    Letter first = letters.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (first == null) {
      return List.of();
    }
    List<Letter> taken = new ArrayList<>();
    taken.add(first);
    letters.drainTo(taken, most - 1);
    return taken;
  }

  /** Answers everybody who still waits; for the end of the station thread. */
  void refuseAll(Answer.Refused answer) {
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      if (letter.answer() != null) {
        letter.answer().complete(answer);
      }
    }
  }
}
