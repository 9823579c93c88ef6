package vn.motcua.firmware.people.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough: long, and not what others try first. No rule of capitals, digits
 * or signs, and none about changing it now and then. Immutable; any thread.
 *
 * <p>{@value #CHARS_MIN} characters: a password is the only thing that is asked for, so OWASP's
 * minimum of 8 is low, and its advice of 15 is more than an officer types between two citizens.
 * Twelve are four short Vietnamese words.
 */
public final class PasswordRule {
  /** The fewest characters, in NFC. */
  public static final int CHARS_MIN = 12;

  /** The most characters. */
  public static final int CHARS_MAX = 128;

  private static final String COMMON = "common-passwords.txt";
  private static final int REST_MIN = 6;
  private static final int DIFFERENT_MIN = 5;
  private static final int CONTEXT_CHARS_MIN = 4;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that everybody in such a centre thinks of. */
  private static final List<String> HERE =
      List.of("motcua", "matkhau", "hanhchinhcong", "hanhchinh", "password", "admin", "canbo");

  private static final Set<String> KNOWN = known();

  private final List<String> centre;

  /** {@code centre}: its id and its name, which are refused as well. */
  public PasswordRule(String... centre) {
    this.centre =
        List.of(centre).stream()
            .map(PasswordRule::bare)
            .filter(each -> each.length() >= CONTEXT_CHARS_MIN)
            .toList();
  }

  /** What is wrong with a password for this person, and what to do; empty when it is good. */
  public Optional<String> wrong(String person, String password) {
    String text = Normalizer.normalize(password, Normalizer.Form.NFC);
    int length = text.codePointCount(0, text.length());
    if (length < CHARS_MIN) {
      return Optional.of(
          "Mật khẩu phải có ít nhất "
              + CHARS_MIN
              + " ký tự. Bốn từ ngắn bất kỳ, có dấu cách hay không, là đủ.");
    }
    if (length > CHARS_MAX) {
      return Optional.of("Mật khẩu dài quá " + CHARS_MAX + " ký tự.");
    }
    if (KNOWN.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of("Nhiều người dùng mật khẩu này nên rất dễ đoán. Hãy chọn mật khẩu khác.");
    }
    String bare = bare(text);
    if (bare.contains(bare(person)) || centre.stream().anyMatch(bare::contains)) {
      return Optional.of("Mật khẩu không được chứa mã cán bộ hay tên trung tâm.");
    }
    String rest = bare;
    for (String word : HERE) {
      rest = rest.replace(word, "");
    }
    boolean few = bare.codePoints().distinct().count() < DIFFERENT_MIN;
    return few || rest.length() < Math.min(REST_MIN, bare.length())
        ? Optional.of("Mật khẩu này dễ đoán. Hãy chọn mật khẩu khác, chẳng hạn bốn từ bất kỳ.")
        : Optional.empty();
  }

  /** Letters and digits alone, in small letters and without Vietnamese marks. */
  private static String bare(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    String plain = OTHERS.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("");
    return plain.toLowerCase(Locale.ROOT).replace('đ', 'd');
  }

  private static Set<String> known() {
    try (InputStream in =
        Objects.requireNonNull(PasswordRule.class.getResourceAsStream(COMMON), COMMON)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + COMMON + " from the program's jar", broken);
    }
  }
}
