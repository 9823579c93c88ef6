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
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.board.turn.Divergence;
import vn.motcua.firmware.board.turn.Letter;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/**
 * The queue of the station thread, at most {@value #INPUTS_MAX} inputs. At the limit a device
 * thread waits (its bytes wait in the kernel: nothing is lost) and a touch is refused, so that a
 * person can try again. It is created before the board, so that senders need nothing else. Any
 * thread puts; the station thread takes.
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
   * Adds a reading whose sender keeps it until it is on disk: a row of a terminal's log. Waits for
   * room like {@link #accept}.
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

  /** Adds a touch; the answer comes after the commit. */
  public CompletableFuture<Answer> ask(Touch touch, Caller by) {
    return offer(new Input.Touched(touch, by));
  }

  /** Adds a command of the case server; the answer comes after its event is on disk. */
  public CompletableFuture<Answer> obey(ServerCommand command) {
    return offer(new Input.Commanded(command));
  }

  /** The case server has answered a birth of this board. */
  public void answered(Input.Answered answer) {
    wake(answer);
  }

  /** What the board is built of, for the ledger. */
  public void provisioned(Input.Provisioned facts) {
    wake(facts);
  }

  /** The case server knows more about this board; handled before everything else that waits. */
  public void diverged(Divergence found) {
    divergence.set(found);
    wake(new Input.Ticked());
  }

  /**
   * Another board says something. Dropped when the mailbox is full: a question is then decided
   * without an answer, and everything else is told again.
   */
  public void received(Input.Received mail) {
    if (!letters.offer(new Letter(mail))) {
      LOG.log(Level.WARNING, "too many letters wait; what {0} says is dropped", mail.from());
    }
  }

  private void wake(Input input) {
    if (!letters.offer(new Letter(input))) {
      LOG.log(Level.WARNING, "too many letters wait; the case server's answer is taken in later");
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

  /** If the mailbox was closed just now, {@link #close} may have missed the letter. */
  private CompletableFuture<Answer> refusedWhenClosed(CompletableFuture<Answer> answer) {
    if (closed) {
      close();
    }
    return answer;
  }

  /** Waits for a letter and returns it with those that wait behind it; none after the time-out. */
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

  /** The divergence reported by {@link #diverged}, once; null when there is none. */
  @Nullable Divergence takeDivergence() {
    return divergence.getAndSet(null);
  }

  /** Whether letters are no longer taken. */
  boolean isClosed() {
    return closed;
  }

  /** Takes no more letters: everyone who waits is told that the board is stopping. */
  void close() {
    closed = true;
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      letter.answer(STOPPING);
    }
  }
}
