package vn.motcua.bridge.anchor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An anchor: the last event of a chain on a local day, as one line of text. The QR code of a
 * closing slip contains this line.
 *
 * <pre>
 *   motcua-anchor-1 CENTRE BOARD DAY EPOCH SEQUENCE HASH CHECK
 * </pre>
 *
 * with single spaces, DAY as yyyy-mm-dd (Asia/Ho_Chi_Minh), EPOCH 16 and HASH 64 hex digits in
 * lower case, and CHECK the first 8 hex digits of the SHA-256 of everything before the last space,
 * in UTF-8, which distinguishes a copying mistake from a changed chain.
 *
 * @param centre centre id
 * @param board board id
 * @param day local day
 * @param epoch 16 hex digits
 * @param sequence of the event, from 1
 * @param hash of the event, 64 hex digits
 */
public record Anchor(
    String centre, String board, LocalDate day, String epoch, long sequence, String hash) {
  private static final String WORD = "motcua-anchor-1";
  private static final int CHECK_DIGITS = 8;
  private static final Pattern LINE =
      Pattern.compile(
          "("
              + WORD
              + " ([a-z0-9-]{1,40}) ([a-z0-9-]{1,40}) (\\d{4}-\\d{2}-\\d{2}) ([0-9a-f]{16})"
              + " ([1-9]\\d{0,17}) ([0-9a-f]{64})) ([0-9a-f]{8})");

  /** The line, without a line end. */
  public String line() {
    String said = String.join(" ", WORD, centre, board, day + "", epoch, sequence + "", hash);
    return said + " " + check(said);
  }

  /** The chain: {@code centre/board/epoch}. */
  public String chain() {
    return centre + "/" + board + "/" + epoch;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is not an anchor, with the reason
   */
  public static Anchor parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "it is not \"" + WORD + " CENTRE BOARD DAY EPOCH SEQUENCE HASH CHECK\"");
    }
    if (!check(parts.group(1)).equals(parts.group(8))) {
      throw new IllegalArgumentException(
          "its check digits do not agree with the rest; copy it again");
    }
    try {
      return new Anchor(
          parts.group(2),
          parts.group(3),
          LocalDate.parse(parts.group(4)),
          parts.group(5),
          Long.parseLong(parts.group(6)),
          parts.group(7));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(parts.group(4) + " is not a day", e);
    }
  }

  private static String check(String said) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, CHECK_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
