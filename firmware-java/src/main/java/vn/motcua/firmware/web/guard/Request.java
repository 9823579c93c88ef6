package vn.motcua.firmware.web.guard;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request before its body is read. Immutable.
 *
 * @param method such as {@code POST}
 * @param path decoded, begins with a slash
 * @param target whether the request line names the path alone, and no scheme or host of its own
 * @param encrypted whether it came over TLS
 * @param from the peer's address; headers cannot change it
 * @param host the one Host header; null when there is none, or more than one
 * @param origin the Origin header
 * @param site the Sec-Fetch-Site header
 * @param contentType the Content-Type header
 * @param cookies the Cookie header as it was sent, several joined by "; "; null when there is none
 */
public record Request(
    String method,
    String path,
    boolean target,
    boolean encrypted,
    InetAddress from,
    @Nullable String host,
    @Nullable String origin,
    @Nullable String site,
    @Nullable String contentType,
    @Nullable String cookies) {

  /** Whether it comes from this machine, such as its own screen. */
  boolean isOwn() {
    return from.isLoopbackAddress();
  }
}
