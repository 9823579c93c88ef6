package vn.motcua.firmware.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Cookies;
import vn.motcua.firmware.access.Identification;

/**
 * Which screen shows a token: the file of screens, read again when it has changed, so a screen that
 * is removed is not known from the next request on. A file that cannot be read counts as one
 * without screens, and the log says so. Any thread; reads a small file of the board.
 */
public final class ScreenTokens implements Identification {
  /** The cookie of a screen; it outlasts the browser. */
  static final String COOKIE = "motcua-screen";

  private static final int TOKEN_BYTES = 32;
  private static final System.Logger LOG = System.getLogger(ScreenTokens.class.getName());

  private final Path data;
  private @Nullable FileTime read; // guarded by this, as the next one
  private Map<String, Caller.Screen> byHash = Map.of();

  /** {@code data}: the board's directory. */
  public ScreenTokens(Path data) {
    this.data = data;
  }

  /** A new token: 256 random bits, in characters that stand in an address as they are. */
  public static String fresh() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of a token. */
  public static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public Caller of(@Nullable String cookies) {
    String token = Cookies.value(cookies, COOKIE);
    Caller.Screen screen = token == null ? null : screen(token);
    return screen == null ? new Caller.Nobody() : screen;
  }

  /** The screen with this token; null when there is none. */
  synchronized Caller.@Nullable Screen screen(String token) {
    refresh();
    return byHash.get(hash(token));
  }

  private void refresh() {
    Path file = ScreenFile.in(data);
    try {
      FileTime now = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
      if (!now.equals(read)) {
        read = now;
        byHash = Map.of();
        Map<String, Caller.Screen> next = new HashMap<>();
        ScreenFile.read(data)
            .forEach(each -> next.put(each.hash(), new Caller.Screen(each.kind(), each.counter())));
        byHash = next;
      }
    } catch (IOException unreadable) {
      byHash = Map.of();
      LOG.log(System.Logger.Level.WARNING, "no screen is known: {0}", unreadable.getMessage());
    }
  }
}
