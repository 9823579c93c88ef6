package vn.motcua.firmware.people.session;

import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Cookies;

/**
 * The cookie that carries a session: for this board's pages only, not readable by a script, not
 * sent with a request from another site, and gone with the browser. Stateless.
 */
public enum SessionCookie {
  /** Over TLS: with this name a browser takes it only from this host, and only over TLS. */
  SECRET("__Host-motcua-session", "; Path=/; Secure; HttpOnly; SameSite=Strict"),
  /** On the board itself, where the pages come without TLS. */
  PLAIN("motcua-session", "; Path=/; HttpOnly; SameSite=Strict");

  private final String name;
  private final String attributes;

  SessionCookie(String name, String attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  /** The one for a request. */
  public static SessionCookie over(boolean encrypted) {
    return encrypted ? SECRET : PLAIN;
  }

  /** The Set-Cookie header that gives a token to the browser. */
  public String set(String token) {
    return name + "=" + token + attributes;
  }

  /** The Set-Cookie header that takes it away. */
  public String clear() {
    return name + "=" + attributes + "; Max-Age=0";
  }

  /** The token in a Cookie header; null when there is none, or more than one. */
  @Nullable String token(@Nullable String cookies) {
    return Cookies.value(cookies, name);
  }
}
