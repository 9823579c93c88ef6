package vn.motcua.firmware.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.torture.process.CampaignBoard;
import vn.motcua.firmware.torture.process.Child;
import vn.motcua.firmware.torture.process.RemotePanel;

/**
 * Citizens and an officer on a thread of their own: they take numbers, call, serve, press buttons,
 * and record what the board told them. An unanswered touch is repeated with its id, however often
 * the board dies meanwhile.
 */
final class People implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d{4,6})\"");
  private static final long PATIENCE_MILLIS = 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final RandomGenerator random;
  private final Fingers fingers;
  private final Fingers.Instant instant;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private final List<Noted> told = new ArrayList<>();
  private @Nullable Child board;
  private volatile int port;
  private boolean wanted = true;
  private boolean resting;
  private long confirmations;
  private volatile boolean closed;
  private long refusals;

  private record Noted(Promise told, Fingers.Light light) {}

  /** {@code instant} tells how long the board's trace is now. */
  People(RandomGenerator random, Fingers fingers, Fingers.Instant instant) {
    this.random = random;
    this.fingers = fingers;
    this.instant = instant;
    this.thread = Thread.ofPlatform().name("people").daemon().start(this::run);
  }

  /** They use this board from now on; null when there is none. */
  void use(@Nullable Child next, int at) {
    change(() -> {
      board = next;
      port = at;
    });
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @FunctionalInterface
  private interface Wish {
    boolean isFulfilled();
  }

  private boolean await(Wish wish, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!wish.isFulfilled() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return wish.isFulfilled();
    } finally {
      lock.unlock();
    }
  }

  /** Lets them finish what they are at; whether they did within {@code limit}. */
  boolean rest(Duration limit) throws InterruptedException {
    change(() -> wanted = false);
    return await(() -> resting, limit);
  }

  /** They go on. */
  void goOn() {
    change(() -> wanted = true);
  }

  /** How often they have been told something. */
  long confirmations() {
    lock.lock();
    try {
      return confirmations;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until they were told something after {@code before}. */
  boolean awaitConfirmation(long before, Duration limit) throws InterruptedException {
    return await(() -> confirmations > before, limit);
  }

  /** Waits until the board refuses something. */
  boolean awaitRefusal(Duration limit) throws InterruptedException {
    long[] before = new long[1];
    change(() -> before[0] = refusals);
    return await(() -> refusals > before[0], limit);
  }

  /** What they were told since the last time. */
  List<Promise> takeTold() {
    lock.lock();
    try {
      List<Promise> taken =
          told.stream().filter(each -> each.light().stayed()).map(Noted::told).toList();
      told.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    String open = "";
    String line = "";
    while (!closed) {
      try {
        if (open.isEmpty()) {
          open = Long.toHexString(random.nextLong());
          line = CampaignBoard.line(1 + random.nextInt(CampaignBoard.LINES));
        }
        if (takeNumber(open, line)) {
          open = "";
          serve();
        }
      } catch (IOException gone) {
        pause();
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  /** Whether the touch was answered for good. */
  private boolean takeNumber(String request, String line) throws IOException, InterruptedException {
    String body = "{\"request\":\"" + request + "\",\"line\":\"" + line + "\"}";
    HttpResponse<String> answer = touch("take-number", body);
    String number = number(answer);
    if (!number.isEmpty()) {
      note(new Promise(false, request, number, instant.now()), () -> true);
    } else if (!answer.body().contains("line-full")) {
      change(() -> refusals++);
      pause();
      return false;
    }
    return true;
  }

  private void serve() throws IOException, InterruptedException {
    String counter = "{\"counter\":\"" + CampaignBoard.COUNTER + "\"}";
    HttpResponse<String> call = touch("call-next", counter);
    if (call.statusCode() == 200) {
      HttpResponse<String> start = touch("start", counter);
      if (start.statusCode() == 200 && random.nextInt(3) == 0) {
        press(number(call));
      }
    } else {
      touch("absent", counter); // called in the life before
    }
    touch("finish", counter);
  }

  private void press(String visit) throws IOException, InterruptedException {
    Child used = board();
    Optional<Fingers.Lit> lamp =
        fingers.press(used, 1 + random.nextInt(RemotePanel.BUTTONS), instant);
    if (lamp.isPresent() && used == board() && !visit.isEmpty()) {
      note(new Promise(true, "", visit, lamp.get().at()), lamp.get().light());
    }
  }

  private void note(Promise what, Fingers.Light light) {
    change(() -> {
      told.add(new Noted(what, light));
      confirmations++;
    });
  }

  private static String number(HttpResponse<String> answer) {
    Matcher m = NUMBER.matcher(answer.body());
    return answer.statusCode() == 200 && m.find() ? m.group(1) : "";
  }

  private Child board() throws InterruptedException {
    lock.lock();
    try {
      while (board == null || !wanted) {
        resting = true;
        changed.signalAll();
        changed.await();
      }
      resting = false;
      return board;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
  }

  private HttpResponse<String> touch(String verb, String body)
      throws IOException, InterruptedException {
    board();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/touch/" + verb))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    http.shutdownNow();
  }
}
