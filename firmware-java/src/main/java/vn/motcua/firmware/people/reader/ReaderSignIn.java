package vn.motcua.firmware.people.reader;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.Reading;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.password.CardCode;
import vn.motcua.firmware.people.session.Means;
import vn.motcua.firmware.people.session.Outcome;
import vn.motcua.firmware.people.session.Sessions;

/**
 * Signs an officer in by finger or card, at the one browser that waits for it.
 *
 * <p>A browser of the counter asks, gets a cookie, and asks again each second. What a reader says
 * counts for the browser that is waiting at that moment; when none waits, it opens nothing. When a
 * second browser asks, neither gets anything, and for {@link #QUIET} nobody does: whoever put a
 * finger down for the one must not open the other. A browser with a session cannot ask, so a finger
 * or a card never ends or changes the session of somebody else.
 *
 * <p>After {@value #MISSES_MAX} readings that nobody is known by, nothing is taken for {@link
 * #CLOSED}; passwords are not concerned. Any thread; does not block.
 */
public final class ReaderSignIn {
  /** After two browsers have asked at once. */
  static final Duration QUIET = Duration.ofSeconds(10);

  static final int MISSES_MAX = 5;
  static final Duration CLOSED = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(ReaderSignIn.class.getName());
  private static final int TOKEN_BYTES = 32;

  private final ReaderPlace place;
  private final Sessions sessions;
  private final LongSupplier nanos;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Asker asker; // guarded by this, as the following
  private final Set<String> ready = new HashSet<>();
  private @Nullable Pause pause;
  private int misses;

  private record Pause(long beganNanos, Duration time, String message) {}

  /**
   * Nobody asks yet.
   *
   * @param place whom its readers know
   * @param nanos a monotonic clock
   */
  public ReaderSignIn(ReaderPlace place, Sessions sessions, LongSupplier nanos) {
    this.place = place;
    this.sessions = sessions;
    this.nanos = nanos;
  }

  /** The counter whose screens may ask. */
  public String counter() {
    return place.counter();
  }

  /**
   * An answer to a browser.
   *
   * @param cookie a new one for this browser; null when it keeps the one it has
   */
  public record Answer(Outcome outcome, @Nullable String cookie) {}

  /**
   * A browser of the counter asks.
   *
   * @param cookie that this gave to it; null when it has none
   * @param encrypted whether the request came over TLS
   */
  public synchronized Answer ask(@Nullable String cookie, InetAddress from, boolean encrypted) {
    long now = nanos.getAsLong();
    Pause rest = pause;
    if (rest != null && now - rest.beganNanos() < rest.time().toNanos()) {
      return refused("not-now", rest.message());
    }
    Asker waiting = asker;
    if (waiting != null && waiting.isGone(now)) {
      asker = null;
      waiting = null;
    }
    if (waiting == null) {
      return begun(from, now);
    }
    if (cookie == null || !waiting.is(CardCode.hash(cookie), from)) {
      String message =
          "Có hai màn hình cùng chờ vân tay hoặc thẻ ở quầy này nên máy không nhận. Hãy đóng trang"
              + " đăng nhập ở màn hình kia, chờ 10 giây rồi thử lại.";
      rest(QUIET, message);
      return refused("two-screens", message);
    }
    Asker.Found found = waiting.found();
    if (found != null) {
      asker = null;
      LOG.log(Level.INFO, "{0} signed in by {1}", found.account().person(), found.means());
      String token = sessions.begin(found.account(), found.means(), encrypted);
      return new Answer(new Outcome.In(token, found.account()), null);
    }
    if (waiting.isOld(now)) {
      asker = null;
      return refused("nobody-came", "Đã một phút không có ai. Chạm nút để thử lại.");
    }
    waiting.asks(now);
    return new Answer(new Outcome.Waiting(words(waiting)), null);
  }

  private Answer begun(InetAddress from, long now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Asker waiting = new Asker(CardCode.hash(cookie), from, now);
    asker = waiting;
    return new Answer(new Outcome.Waiting(words(waiting)), cookie);
  }

  private String words(Asker waiting) {
    if (ready.isEmpty()) {
      return "Đầu đọc ở quầy này chưa nối được. Mời đăng nhập bằng mật khẩu, và báo cán bộ kỹ thuật.";
    }
    return waiting.told().isEmpty() ? place.invitation() : waiting.told();
  }

  private static Answer refused(String code, String message) {
    return new Answer(new Outcome.Refused(code, message), null);
  }

  /** From now on nobody may ask for a while. */
  private void rest(Duration time, String message) {
    asker = null;
    pause = new Pause(nanos.getAsLong(), time, message);
  }

  /**
   * A device of the board has read something.
   *
   * @return whether it is nobody else's concern: a finger at a reader of the counter is no
   *     attendance, and a card, wherever it is read, is no dossier
   */
  public boolean heard(Reading reading) {
    boolean here = place.has(reading.device());
    return switch (reading) {
      case FingerReading.Matched match when here -> {
        found(place.ofSlot(match.slot()), Means.FINGER);
        yield true;
      }
      case FingerReading.Unknown _ when here -> {
        found(null, Means.FINGER);
        yield true;
      }
      case Scanned scan when CardCode.isIn(scan.text()) -> {
        if (here) {
          found(place.ofCard(scan.text()), Means.CARD);
        }
        yield true;
      }
      case LifeChanged life when here -> {
        lives(life);
        yield false;
      }
      default -> false;
    };
  }

  private synchronized void lives(LifeChanged life) {
    if (life.life() == LifeStage.READY) {
      ready.add(life.device());
    } else {
      ready.remove(life.device());
    }
  }

  private synchronized void found(@Nullable Account account, Means means) {
    Asker waiting = asker;
    long now = nanos.getAsLong();
    if (waiting == null || waiting.found() != null || waiting.isGone(now) || waiting.isOld(now)) {
      LOG.log(Level.INFO, "nobody waits for a sign-in at this counter: {0} opens nothing", means);
    } else if (account == null) {
      missed(waiting, means);
    } else if (!account.roles().contains(PersonRole.OFFICER)) {
      waiting.tell(
          "Chỉ cán bộ quầy đăng nhập được bằng vân tay hoặc thẻ. Mời đăng nhập bằng mật khẩu.");
    } else {
      misses = 0;
      waiting.find(account, means);
    }
  }

  private void missed(Asker waiting, Means means) {
    misses++;
    LOG.log(Level.WARNING, "a sign-in by {0} was refused, {1} in a row", means, misses);
    waiting.tell(
        means == Means.CARD
            ? "Thẻ này không còn dùng được. Mời thử lại, hoặc đăng nhập bằng mật khẩu."
            : "Không nhận ra vân tay. Mời thử lại, hoặc đăng nhập bằng mật khẩu.");
    if (misses >= MISSES_MAX) {
      misses = 0;
      rest(
          CLOSED,
          "Đã nhiều lần không nhận ra, nên đầu đọc nghỉ một phút. Mời đăng nhập bằng mật khẩu.");
    }
  }
}
