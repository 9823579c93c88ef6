package vn.motcua.firmware.people.reader;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.session.Means;

/**
 * A browser that has asked for a sign-in by finger or card, and asks again each second whether
 * there was one. Times are of a monotonic clock. Not safe for several threads by itself.
 */
final class Asker {
  /** A browser that has not asked for this long is gone. */
  static final Duration ALIVE = Duration.ofSeconds(5);

  /** How long a browser waits for a finger or a card before somebody touches the page again. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String hash;
  private final InetAddress from;
  private final long beganNanos;
  private long askedNanos;
  private String told = "";
  private @Nullable Found found;

  /** Whom a finger or a card has named. */
  record Found(Account account, Means means) {}

  /** {@code hash}: of the cookie that only this browser has. */
  Asker(String hash, InetAddress from, long now) {
    this.hash = hash;
    this.from = from;
    this.beganNanos = now;
    this.askedNanos = now;
  }

  boolean is(String hash, InetAddress from) {
    return this.hash.equals(hash) && this.from.equals(from);
  }

  void asks(long now) {
    askedNanos = now;
  }

  /** Whether its page is open no more, or shows something else. */
  boolean isGone(long now) {
    return now - askedNanos >= ALIVE.toNanos();
  }

  /** Whether nobody has come for so long that somebody has to touch the page again. */
  boolean isOld(long now) {
    return now - beganNanos >= PATIENCE.toNanos();
  }

  void tell(String message) {
    told = message;
  }

  String told() {
    return told;
  }

  void find(Account account, Means means) {
    found = new Found(account, means);
  }

  @Nullable Found found() {
    return found;
  }
}
