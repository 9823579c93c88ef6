package vn.motcua.firmware.people.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.AccountsAsOf;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.Passwords;

/**
 * What a board holds of the centre's accounts: {@code {"as-of":"EPOCH-SEQUENCE","digest":"…"}}.
 * Immutable.
 *
 * @param asOf the version; empty before the first
 * @param digest SHA-256 of persons, roles and the names of their passwords and cards, hexadecimal;
 *     empty when a hash is missing, so that the owner sends everything
 */
record HeldMessage(String asOf, String digest) {
  private static final int CHARS_MAX = 1_024;

  /** What a board with these accounts and hashes holds. */
  static HeldMessage of(AccountsAsOf accounts, Passwords passwords, Cards cards) {
    boolean complete =
        accounts.accounts().values().stream()
            .allMatch(each ->
                (each.credential() == null
                        || passwords.of(each.person(), each.credential()) != null)
                    && (each.card() == null || cards.of(each.person(), each.card()) != null));
    return new HeldMessage(accounts.event(), complete ? digest(accounts) : "");
  }

  /** The same for the same accounts, whatever their version. */
  static String digest(AccountsAsOf accounts) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(accounts.accounts())
        .forEach((person, account) -> {
          lines.append(person);
          account.roles().stream()
              .sorted()
              .map(PersonRole::word)
              .forEach(role -> lines.append(' ').append(role));
          lines.append(' ').append(account.credential());
          if (account.card() != null) { // else it is that of a board that knows no cards
            lines.append(" card ").append(account.card());
          }
          lines.append('\n');
        });
    try {
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String toJson() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("as-of", asOf)
        .put("digest", digest)
        .toString();
  }

  /** Reads a payload; null when it is none. */
  static @Nullable HeldMessage parse(String payload) {
    if (payload.length() > CHARS_MAX) {
      return null;
    }
    try {
      JsonNode node = JsonMapper.shared().readTree(payload);
      return node.path("as-of").isString() && node.path("digest").isString()
          ? new HeldMessage(node.path("as-of").stringValue(""), node.path("digest").stringValue(""))
          : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
