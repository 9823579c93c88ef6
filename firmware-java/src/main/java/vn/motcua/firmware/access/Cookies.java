package vn.motcua.firmware.access;

import org.jspecify.annotations.Nullable;

/** The Cookie header of a request. Stateless. */
public final class Cookies {
  private Cookies() {}

  /** The value of a cookie; null when there is none, or more than one of this name. */
  public static @Nullable String value(@Nullable String header, String name) {
    String found = null;
    for (String each : header == null ? new String[0] : header.split(";", -1)) {
      String[] pair = each.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals(name)) {
        if (found != null) {
          return null;
        }
        found = pair[1];
      }
    }
    return found;
  }
}
