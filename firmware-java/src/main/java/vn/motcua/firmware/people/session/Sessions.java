package vn.motcua.firmware.people.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.provisioning.BoardConfig.Accounts;

/**
 * Who is signed in: in memory only, so a restart of the process ends every session. Of a token only
 * the hash is kept. A session ends when its person signs out, is quiet for too long, gets another
 * password or other roles, or has no account any more. At most {@value #SESSIONS_MAX} in all and
 * {@value #PERSON_MAX} of one person; a further one ends the one that was quiet longest. Any
 * thread; does not block.
 */
public final class Sessions implements Identification {
  /** More than a centre has people. */
  static final int SESSIONS_MAX = 256;

  /** A counter, a desk in the back, a telephone, and some that were left without signing out. */
  static final int PERSON_MAX = 5;

  private static final int TOKEN_BYTES = 32;
  private static final Caller NOBODY = new Caller.Nobody();

  private final AccountBook accounts;
  private final Accounts times;
  private final LongSupplier nanos;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, SignedIn> sessions;

  /** With nobody signed in; {@code nanos}: a monotonic clock. */
  public Sessions(AccountBook accounts, Accounts times, LongSupplier nanos) {
    this(accounts, times, nanos, new OpenSessions());
  }

  /** Goes on with the sessions of a board that has ended in this process. */
  public Sessions(AccountBook accounts, Accounts times, LongSupplier nanos, OpenSessions open) {
    this.accounts = accounts;
    this.times = times;
    this.nanos = nanos;
    this.sessions = open.byHash;
  }

  @Override
  public Caller of(@Nullable String cookies) {
    SignedIn session = session(cookies);
    return session == null
        ? NOBODY
        : new Caller.Person(session.account().person(), session.roles());
  }

  /** The account of whoever sends these cookies; null when nobody is signed in. */
  public @Nullable Account account(@Nullable String cookies) {
    SignedIn session = session(cookies);
    return session == null ? null : session.account();
  }

  private synchronized @Nullable SignedIn session(@Nullable String cookies) {
    String key = key(cookies);
    return key == null ? null : sessions.get(key);
  }

  @Override
  public synchronized void used(@Nullable String cookies) {
    String key = key(cookies);
    if (key != null) {
      sessions.computeIfPresent(key, (_, session) -> session.used(nanos.getAsLong()));
    }
  }

  /**
   * Begins a session.
   *
   * @param account as it was when its password, card or finger was checked
   * @param means which of them it was
   * @param encrypted whether the request came over TLS
   * @return the new token
   */
  public synchronized String begin(Account account, Means means, boolean encrypted) {
    long now = nanos.getAsLong();
    sessions.values().removeIf(session -> session.isOver(now, times));
    makeRoom(PERSON_MAX, session -> session.account().person().equals(account.person()));
    makeRoom(SESSIONS_MAX, _ -> true);
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(hash(token), new SignedIn(account, means, encrypted, now, now));
    return token;
  }

  private void makeRoom(int max, Predicate<SignedIn> among) {
    var those = sessions.entrySet().stream().filter(each -> among.test(each.getValue())).toList();
    those.stream()
        .sorted(Comparator.comparingLong(each -> each.getValue().usedNanos() - nanos.getAsLong()))
        .limit(Math.max(0, those.size() - max + 1))
        .forEach(each -> sessions.remove(each.getKey()));
  }

  /** Ends the session of these cookies, if there is one. */
  public synchronized void end(@Nullable String cookies) {
    String key = key(cookies);
    if (key != null) {
      sessions.remove(key);
    }
  }

  /** Under which the session of these cookies is kept; null when there is none that holds. */
  private @Nullable String key(@Nullable String cookies) {
    for (SessionCookie cookie : SessionCookie.values()) {
      String token = cookie.token(cookies);
      String key = token == null ? null : hash(token);
      SignedIn session = key == null ? null : sessions.get(key);
      if (session != null && session.secret() == (cookie == SessionCookie.SECRET)) {
        if (!session.isOver(nanos.getAsLong(), times)
            && session.isOf(accounts.of(session.account().person()))) {
          return key;
        }
        sessions.remove(key);
      }
    }
    return null;
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
