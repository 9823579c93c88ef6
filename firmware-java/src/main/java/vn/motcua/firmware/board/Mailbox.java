package vn.motcua.firmware.board;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.firmware.board.turn.Divergence;
import vn.motcua.firmware.board.turn.Letter;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/**
 * What waits for the station thread, at most {@value #INPUTS_MAX} inputs. At the limit a device
 * thread waits (its bytes wait in the kernel: nothing is lost) and a touch is refused, so that a
 * person can try again. It is made before the board, so that whoever brings something needs nothing
 * else. Any thread puts; the station thread takes.
 */
public final class Mailbox implements ReadingSink {
  static final int INPUTS_MAX = 1_024;

  static final Answer.Refused STOPPING =
      new Answer.Refused("stopping", "Máy đang khởi động lại. Xin chạm lại sau một phút.");

  private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());
  private static final Answer.Refused BUSY =
      new Answer.Refused("busy", "Máy đang bận. Xin chạm lại sau vài giây.");

  private final BlockingQueue<Letter> letters = new ArrayBlockingQueue<>(INPUTS_MAX);
  private final AtomicReference<@Nullable Divergence> divergence = new AtomicReference<>();
  private volatile boolean closed;

  @Override
  public void accept(Reading reading) {
    try {
      letters.put(new Letter(new Input.Heard(reading)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt(); // the device thread is being closed with the board
    }
  }

  /**
   * Takes a reading whose sender keeps it until the disk has it: a row of a terminal's log. Waits
   * for room like {@link #accept}.
   *
   * @return completed when its events are on disk; Refused when they are not
   */
  public CompletableFuture<Answer> commit(Reading reading) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (closed) {
      answer.complete(STOPPING);
      return answer;
    }
    try {
      letters.put(new Letter(new Input.Heard(reading), answer::complete));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      answer.complete(STOPPING);
    }
    return refusedWhenClosed(answer);
  }

  /** Hands a touch over; the answer comes after the commit. */
  public CompletableFuture<Answer> ask(Touch touch) {
    return offer(new Input.Touched(touch));
  }

  /** Has a command of the case server obeyed; the answer comes after its event is on disk. */
  public CompletableFuture<Answer> obey(ServerCommand command) {
    return offer(new Input.Commanded(command));
  }

  /** The case server has answered a birth of this board. */
  public void answered(Input.Answered answer) {
    wake(answer);
  }

  /** The case server knows more of this board: to be taken before anything else that waits. */
  public void diverged(Divergence found) {
    divergence.set(found);
    wake(new Input.Ticked());
  }

  private void wake(Input input) {
    if (!letters.offer(new Letter(input))) {
      LOG.log(Level.WARNING, "too much waits; what the case server said is taken in later");
    }
  }

  private CompletableFuture<Answer> offer(Input input) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (closed) {
      answer.complete(STOPPING);
    } else if (!letters.offer(new Letter(input, answer::complete))) {
      answer.complete(BUSY);
    }
    return refusedWhenClosed(answer);
  }

  /** Of a mailbox that was closed just now, {@link #close} may not have seen the letter. */
  private CompletableFuture<Answer> refusedWhenClosed(CompletableFuture<Answer> answer) {
    if (closed) {
      close();
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

  /** What {@link #diverged} was told, once; null when nothing. */
  @Nullable Divergence takeDivergence() {
    return divergence.getAndSet(null);
  }

  /** Whether nobody takes any more. */
  boolean isClosed() {
    return closed;
  }

  /** Nobody takes any more: everybody who waits is told that the board is stopping. */
  void close() {
    closed = true;
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      letter.answer(STOPPING);
    }
  }
}
