package vn.motcua.firmware.handoff;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the mã số hồ sơ in what a scanner read, and drops everything else.
 *
 * <p>Long form {@code 000.00.53.H48-220921-0099} (Điều 19 TT 01/2018), short form {@code
 * H48.53-220921-0099} (QĐ 20/2020); both circulate, and codes of other provinces and closed
 * agencies are accepted too. Portal QR codes contain the code beside a citizen's id: only the code
 * is read. Pure.
 */
public final class DossierCode {
  /** A longer text is not treated as a dossier code, whatever it contains. */
  public static final int TEXT_CHARS_MAX = 512;

  private static final Pattern LONG =
      Pattern.compile("\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}-(\\d{6})-\\d{4,6}");
  private static final Pattern SHORT =
      Pattern.compile("[A-Z]\\d{2}(?:\\.[0-9A-Z]{1,6}){0,4}-(\\d{6})-\\d{4,6}");
  private static final Pattern PARAMETER =
      Pattern.compile("[?&]MaHoSo=([^&#]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CITIZEN_ID = Pattern.compile("\\d{9}|\\d{12}");

  private DossierCode() {}

  /** What was read. */
  public sealed interface Verdict {
    /** A dossier code, upper case. */
    record Dossier(String code) implements Verdict {}

    /** A citizen card or its number: refused, and nothing of it is kept. */
    record CitizenCard() implements Verdict {}

    /** Something else. */
    record Other() implements Verdict {}
  }

  /** Classifies a scanned text on the local day {@code today}. */
  public static Verdict read(String text, LocalDate today) {
    String trimmed = text.strip();
    if (trimmed.length() > TEXT_CHARS_MAX) {
      return new Verdict.Other();
    }
    if (CITIZEN_ID.matcher(trimmed).matches() || looksLikeCard(trimmed)) {
      return new Verdict.CitizenCard();
    }
    Matcher parameter = PARAMETER.matcher(trimmed);
    String candidate = parameter.find() ? decode(parameter.group(1)) : trimmed;
    String code = candidate.strip().toUpperCase(Locale.ROOT);
    return isCode(code, today) ? new Verdict.Dossier(code) : new Verdict.Other();
  }

  private static boolean looksLikeCard(String text) {
    int bar = text.indexOf('|');
    return bar > 0 && CITIZEN_ID.matcher(text.substring(0, bar)).matches();
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return value; // a stray '%' : then the grammar below refuses it
    }
  }

  private static boolean isCode(String code, LocalDate today) {
    for (Pattern form : new Pattern[] {LONG, SHORT}) {
      Matcher m = form.matcher(code);
      if (m.matches()) {
        return isPlausible(m.group(1), today);
      }
    }
    return false;
  }

  /** {@code YYMMDD} must be a real date and at most one day ahead (a wrong clock at either end). */
  private static boolean isPlausible(String yymmdd, LocalDate today) {
    try {
      LocalDate date =
          LocalDate.of(
              2000 + Integer.parseInt(yymmdd.substring(0, 2)),
              Integer.parseInt(yymmdd.substring(2, 4)),
              Integer.parseInt(yymmdd.substring(4, 6)));
      return !date.isAfter(today.plusDays(1));
    } catch (DateTimeException notADate) {
      return false;
    }
  }
}
