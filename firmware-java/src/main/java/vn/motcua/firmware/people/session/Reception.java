package vn.motcua.firmware.people.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.AccountTouch;
import vn.motcua.firmware.people.password.PasswordHash;
import vn.motcua.firmware.people.password.PasswordRule;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;

/**
 * Lets people in, and changes their passwords. A hash goes to its file before the event that names
 * it, so a power cut in between leaves the password of before. Any thread; never waits.
 */
public final class Reception implements AutoCloseable {
  /** What a page tells people while {@link #isClosed}. */
  public static final String CLOSED =
      "Máy này không đọc được tệp mật khẩu, nên hiện chưa ai đăng nhập được. Hãy gọi cán bộ kỹ"
          + " thuật: chạy “motcua account recover” trên máy này sẽ có mã để đặt lại mật khẩu. Lấy"
          + " số và gọi số bằng nút vẫn chạy.";

  private static final System.Logger LOG = System.getLogger(Reception.class.getName());
  private static final int CREDENTIAL_BYTES = 8;
  private static final int ANSWER_SECONDS_MAX = 10;
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Needs needs;
  private final Throttle throttle = new Throttle();
  private final HashingThread hashing = new HashingThread();
  private final SecureRandom random = new SecureRandom();

  /** For accounts that do not exist: the same work, and never right. */
  private final PasswordHash nobodys;

  /** Asks the board. */
  @FunctionalInterface
  public interface Asking {
    /** The answer comes after the commit. */
    CompletableFuture<Answer> ask(Touch touch, Caller by);
  }

  /**
   * What it needs.
   *
   * @param accounts of the board
   * @param sessions where who is let in gets a session
   * @param passwords hashes and codes
   * @param technician the code that makes a supervisor
   * @param rule which passwords are good enough
   * @param board appends the events
   * @param clock for codes that expire
   * @param nanos a monotonic clock
   */
  public record Needs(
      AccountBook accounts,
      Sessions sessions,
      Passwords passwords,
      TechnicianCode technician,
      PasswordRule rule,
      Asking board,
      InstantSource clock,
      LongSupplier nanos) {}

  /** Its thread starts with the first request. */
  public Reception(Needs needs) {
    this.needs = needs;
    this.nobodys = PasswordHash.of(credential());
  }

  /**
   * Whether the passwords of this board are lost, so that nobody can sign in before somebody has
   * chosen a new one with the technician's code.
   */
  public boolean isClosed() {
    var named =
        needs.accounts().accounts().values().stream()
            .filter(each -> each.credential() != null)
            .toList();
    return needs.passwords().isDamaged()
        || (!named.isEmpty()
            && named.stream()
                .allMatch(each -> needs.passwords().of(each.person(), each.credential()) == null));
  }

  /** Signs a person in. */
  public CompletableFuture<Outcome> signIn(
      InetAddress from, boolean encrypted, String person, String password) {
    if (isClosed()) {
      return now(new Outcome.Refused("passwords-lost", CLOSED));
    }
    return attempt(
        person,
        from,
        () -> {
          Account account = needs.accounts().of(person);
          return now(
              isRight(account, password) && account != null
                  ? begin(account, from, encrypted, password)
                  : wrong(person, from));
        });
  }

  private Outcome begin(Account account, InetAddress from, boolean encrypted, String password) {
    throttle.right(account.person(), from, needs.nanos().getAsLong());
    String credential = account.credential();
    PasswordHash hash = needs.passwords().of(account.person(), credential);
    if (hash != null && credential != null && hash.isOutdated()) {
      disk(() -> needs.passwords().put(account.person(), credential, PasswordHash.of(password)));
    }
    LOG.log(Level.INFO, "{0} signed in from {1}", account.person(), from.getHostAddress());
    return new Outcome.In(needs.sessions().begin(account, Means.PASSWORD, encrypted), account);
  }

  /** Sets the first password of a person, by a one-time code. */
  public CompletableFuture<Outcome> choose(
      InetAddress from, String person, String code, String password) {
    if (needs.accounts().owner() != null) {
      return now(elsewhere());
    }
    Optional<String> weak = needs.rule().wrong(person, password);
    return weak.isPresent()
        ? now(new Outcome.Refused("weak-password", weak.get()))
        : attempt(person, from, () -> chosen(person, from, code, password));
  }

  private CompletableFuture<Outcome> chosen(
      String person, InetAddress from, String code, String password) {
    Account account = needs.accounts().of(person);
    String credential = credential();
    if (account != null
        && account.credential() == null
        && disk(() -> needs.passwords().isCode(person, code, needs.clock().instant()))) {
      return set(
          new AccountTouch.SetPassword(person, null, credential),
          person,
          from,
          credential,
          password);
    }
    Optional<TechnicianCode.Right> right =
        disk(() -> needs.technician().use(code, needs.clock().instant()));
    if (right.isEmpty()) {
      return now(wrong(person, from));
    }
    boolean recovery = right.get().purpose() == Purpose.RECOVERY;
    return set(
            new AccountTouch.Appoint(person, recovery, credential),
            person,
            from,
            credential,
            password)
        .thenApplyAsync(
            outcome -> {
              if (!(outcome instanceof Outcome.Done)) {
                disk(() -> needs.technician().giveBack(right.get()));
              }
              return outcome;
            },
            hashing.executor());
  }

  /** Changes the password of somebody who is signed in; ends all of the person's sessions. */
  public CompletableFuture<Outcome> change(
      InetAddress from, Account account, String before, String password) {
    if (needs.accounts().owner() != null) {
      return now(elsewhere());
    }
    String person = account.person();
    Optional<String> weak =
        before.equals(password)
            ? Optional.of("Mật khẩu mới giống mật khẩu cũ. Hãy chọn mật khẩu khác.")
            : needs.rule().wrong(person, password);
    if (weak.isPresent()) {
      return now(new Outcome.Refused("weak-password", weak.get()));
    }
    return attempt(
        person,
        from,
        () -> {
          String credential = credential();
          return isRight(account, before)
              ? set(
                  new AccountTouch.SetPassword(person, account.credential(), credential),
                  person,
                  from,
                  credential,
                  password)
              : now(wrong(person, from));
        });
  }

  /** What a supervisor asks; the board checks that the caller is one. */
  public CompletableFuture<Outcome> manage(AccountTouch.OfASupervisor touch, Caller caller) {
    return asked(touch, caller)
        .thenApplyAsync(
            answer ->
                switch (touch) {
                  case AccountTouch.Add _, AccountTouch.Reset _ when answer == null ->
                      code(touch.person());
                  case AccountTouch.Remove _ when answer == null -> {
                    disk(() -> needs.passwords().keepOnly(touch.person(), null));
                    yield new Outcome.Done();
                  }
                  default -> answer == null ? new Outcome.Done() : answer;
                },
            hashing.executor());
  }

  private Outcome code(String person) {
    return new Outcome.Code(
        disk(() -> needs.passwords().newCode(person, needs.clock().instant())),
        Passwords.CODE_LIFE.toDays());
  }

  /** Writes the hash to its file, asks for the event that names it, and forgets the others. */
  private CompletableFuture<Outcome> set(
      AccountTouch touch, String person, InetAddress from, String credential, String password) {
    disk(() -> needs.passwords().put(person, credential, PasswordHash.of(password)));
    return asked(touch, new Caller.Nobody())
        .thenApplyAsync(
            refused -> {
              if (refused != null) {
                disk(() -> needs.passwords().forget(person, credential));
                return refused;
              }
              throttle.right(person, from, needs.nanos().getAsLong());
              disk(() -> needs.passwords().keepOnly(person, credential));
              return new Outcome.Done();
            },
            hashing.executor());
  }

  /** Null when it is done. */
  private CompletableFuture<Outcome.@Nullable Refused> asked(AccountTouch touch, Caller by) {
    return needs
        .board()
        .ask(touch, by)
        .copy()
        .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
        .thenApply(answer ->
            answer instanceof Answer.Refused(String code, String message)
                ? new Outcome.Refused(code, message)
                : null);
  }

  private CompletableFuture<Outcome> attempt(
      String person, InetAddress from, Supplier<CompletableFuture<Outcome>> work) {
    long wait = throttle.tryNow(person, from, needs.nanos().getAsLong());
    if (wait > 0) {
      return now(new Outcome.Later(Math.ceilDiv(wait, NANOS_PER_SECOND)));
    }
    return hashing
        .submit(from, work)
        .orElseGet(() -> {
          throttle.notMade(person, from, needs.nanos().getAsLong());
          return now(new Outcome.Later(2));
        });
  }

  /** Takes as long for an account that does not exist. */
  private boolean isRight(@Nullable Account account, String password) {
    PasswordHash hash =
        account == null ? null : needs.passwords().of(account.person(), account.credential());
    return (hash == null ? nobodys : hash).fits(password) && hash != null;
  }

  /** Only the board that owns an account changes it. */
  private Outcome elsewhere() {
    return new Outcome.Refused(
        "accounts-elsewhere",
        "Mật khẩu được đặt ở máy “"
            + needs.accounts().owner()
            + "” và dùng chung cho mọi máy của trung tâm. Hãy mở trang của máy đó.");
  }

  /** Its thread, which waits for the disk; it takes as much as comes. */
  public Executor thread() {
    return hashing.executor();
  }

  private static Outcome wrong(String person, InetAddress from) {
    LOG.log(Level.WARNING, "{0} was refused from {1}", person, from.getHostAddress());
    return new Outcome.Wrong();
  }

  private static <T> CompletableFuture<T> now(T value) {
    return CompletableFuture.completedFuture(value);
  }

  private String credential() {
    byte[] bytes = new byte[CREDENTIAL_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private interface Writing {
    void write() throws IOException;
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static void disk(Writing writing) {
    disk(() -> {
      writing.write();
      return true;
    });
  }

  private static <T> T disk(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hashing.close();
  }
}
