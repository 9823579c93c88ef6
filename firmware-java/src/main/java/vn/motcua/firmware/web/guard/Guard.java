package vn.motcua.firmware.web.guard;

import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forbidden and too frequent requests. There are no accounts: the board treats anyone who
 * reaches the port as an officer, so the port is on loopback unless a person has opened it ({@link
 * Doorway}).
 *
 * <ul>
 *   <li>Host: a name of this machine, so that a foreign name cannot be pointed at it (DNS
 *       rebinding); else 421.
 *   <li>TLS where the pages have a certificate, except on this machine; else 403.
 *   <li>Origin and Sec-Fetch-Site: nothing under {@code /api/} from a page of another site, also
 *       not of another port of this machine; and no change with a cookie that does not say which
 *       page it comes from; else 403.
 *   <li>Content-Type of a POST: JSON, which no foreign form can send; else 415.
 *   <li>{@link Limits} for each kind and address; else 429.
 * </ul>
 *
 * <p>Any thread.
 */
public final class Guard {
  /** Accepted touches of numbers that are remembered, to recognise repetitions. */
  static final int TOUCHES_MAX = 2_048;

  private final Doorway doorway;
  private final Buckets buckets;
  private final LongSupplier nanos;

  private final Map<String, Boolean> letIn =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > TOUCHES_MAX;
        }
      };

  /** {@code nanos}: a monotonic clock. */
  public Guard(Doorway doorway, Limits limits, LongSupplier nanos) {
    this.doorway = doorway;
    this.buckets = new Buckets(limits);
    this.nanos = nanos;
  }

  /** Checks a request before its body is read; null when it may continue. */
  public @Nullable Refusal judge(Request request) {
    if (!request.target() || !doorway.serves(request.host())) {
      return Refusal.of(
          421,
          "foreign-host",
          "Host",
          "Máy này không có tên như vậy. Hãy mở trang bằng " + doorway.address() + ".");
    }
    if (!doorway.isSecret(request)) {
      return Refusal.of(
          403,
          "not-encrypted",
          "https",
          "Trang này chỉ mở được bằng https. Hãy mở " + doorway.secretAddress(request) + ".");
    }
    if (request.path().startsWith("/api/") && (isForeign(request) || isUnclear(request))) {
      return Refusal.of(
          403,
          "foreign-origin",
          "Origin",
          "Yêu cầu đến từ một trang khác. Hãy mở đúng trang của máy này.");
    }
    if (request.method().equals("POST") && !isJson(request.contentType())) {
      return Refusal.of(
          415, "not-json", "Content-Type", "Yêu cầu phải có Content-Type: application/json.");
    }
    Kind kind = Kind.of(request);
    return kind == Kind.NUMBER ? null : take(request.from(), kind);
  }

  /**
   * Checks a touch of a number once its id is known: a repeated touch is not counted as another
   * number.
   */
  public @Nullable Refusal judgeNumber(InetAddress from, String touch) {
    synchronized (letIn) {
      if (letIn.containsKey(touch)) {
        return take(from, Kind.AGAIN);
      }
      Refusal refusal = take(from, Kind.NUMBER);
      if (refusal == null) {
        letIn.put(touch, true);
      }
      return refusal;
    }
  }

  private @Nullable Refusal take(InetAddress from, Kind kind) {
    long wait = buckets.take(from, kind, nanos.getAsLong());
    return wait == 0 ? null : Refusal.tooMany(wait);
  }

  private static boolean isForeign(Request request) {
    String site = request.site();
    return (request.origin() != null && !isOf(request.origin(), request.host()))
        || "cross-site".equals(site)
        || "same-site".equals(site);
  }

  /** A browser says at a change which page it comes from; with a cookie, silence is no answer. */
  private static boolean isUnclear(Request request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    return !reads
        && request.cookies() != null
        && request.origin() == null
        && !"same-origin".equals(request.site());
  }

  private static boolean isOf(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static boolean isJson(@Nullable String type) {
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }
}
