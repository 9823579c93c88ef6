package vn.motcua.devices.printer.inspect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Follows the code tables through a stream and gives the text that a reader of the paper sees. Not
 * thread safe.
 */
public final class TextTrace {
  private final CodeTables tables;
  private final StringBuilder text = new StringBuilder();
  private EscPosCommand last = EscPosCommand.CONTROLS;
  private int table;
  private boolean kanji;

  /** Starts as a printer does after being switched on: table 0. */
  public TextTrace(CodeTables tables) {
    this.tables = tables;
  }

  /** Takes the next token; gives the text it shows, or nothing. CR and LF together end one line. */
  public String follow(EscPosToken token) {
    String shown =
        switch (token.command()) {
          case TEXT -> decode(token);
          case LF -> last == EscPosCommand.CR ? "" : "\n";
          case CR -> last == EscPosCommand.LF ? "" : "\n";
          case ESC_FEED_DOTS, ESC_FEED_LINES -> "\n";
          case HT -> "\t";
          default -> "";
        };
    switch (token.command()) {
      case ESC_CODE_TABLE -> table = token.at(2);
      case ESC_INITIALIZE -> {
        table = 0;
        kanji = false;
      }
      case FS_KANJI -> kanji = true;
      case FS_CANCEL_KANJI -> kanji = false;
      default -> {}
    }
    last = token.command();
    text.append(shown);
    return shown;
  }

  private String decode(EscPosToken token) {
    byte[] bytes = token.from(0);
    if (kanji) {
      return new String(bytes, Charset.forName("GB18030"));
    }
    return allAscii(bytes)
        ? new String(bytes, StandardCharsets.US_ASCII)
        : tables.decode(table, bytes);
  }

  private static boolean allAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /** All text so far. */
  public String text() {
    return text.toString();
  }
}
