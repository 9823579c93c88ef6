package vn.motcua.firmware.people.sharing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountsAsOf;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.PasswordHash;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.provisioning.text.TextRule;

/**
 * All accounts of a centre as its owner has them, with the hashes of their passwords and cards.
 * Immutable.
 *
 * <pre>
 *   {"as-of":"EPOCH-SEQUENCE","accounts":[
 *     {"person":"cb-001","roles":["officer"],"credential":"9f86d081884c7d65","hash":"$argon2id$…",
 *      "card":"5feceb66ffc86f38","card-hash":"…"}]}
 * </pre>
 *
 * An account whose person has chosen no password has no credential, and a credential whose hash the
 * owner has lost has no hash; the same with cards.
 *
 * @param accounts with their version
 * @param hashes at most one for each account
 * @param cards at most one for each account
 */
record AccountsMessage(
    AccountsAsOf accounts, List<Passwords.Entry> hashes, List<Cards.Entry> cards) {
  /** Longer payloads are not parsed; the broker carries no longer packet. */
  static final int CHARS_MAX = 256 * 1024;

  private static final String CARD = "card";
  private static final String CARD_HASH = "card-hash";
  private static final Pattern CREDENTIAL = Pattern.compile("[0-9a-f]{16}");

  /** Takes copies. */
  AccountsMessage {
    hashes = List.copyOf(hashes);
    cards = List.copyOf(cards);
  }

  /** The accounts, with those hashes that are there. */
  static AccountsMessage of(AccountsAsOf accounts, Passwords passwords, Cards cards) {
    List<Passwords.Entry> hashes = new ArrayList<>();
    for (Account account : accounts.accounts().values()) {
      String credential = account.credential();
      PasswordHash hash = passwords.of(account.person(), credential);
      if (credential != null && hash != null) {
        hashes.add(new Passwords.Entry(account.person(), credential, hash));
      }
    }
    return new AccountsMessage(
        accounts,
        hashes,
        accounts.accounts().values().stream()
            .map(account -> cards.of(account.person(), account.card()))
            .filter(Objects::nonNull)
            .toList());
  }

  String toJson() {
    Map<String, String> hash = new LinkedHashMap<>();
    hashes.forEach(each -> hash.put(each.person(), each.hash().toString()));
    Map<String, String> cardHash = new LinkedHashMap<>();
    cards.forEach(each -> cardHash.put(each.person(), each.hash()));
    ObjectNode object = JsonMapper.shared().createObjectNode().put("as-of", accounts.event());
    ArrayNode list = object.putArray("accounts");
    new TreeMap<>(accounts.accounts())
        .forEach((person, account) -> {
          ObjectNode one = list.addObject().put("person", person);
          ArrayNode roles = one.putArray("roles");
          account.roles().stream().sorted().map(PersonRole::word).forEach(roles::add);
          if (account.credential() != null) {
            one.put("credential", account.credential());
          }
          if (hash.containsKey(person)) {
            one.put("hash", hash.get(person));
          }
          if (account.card() != null) {
            one.put(CARD, account.card());
          }
          if (cardHash.containsKey(person)) {
            one.put(CARD_HASH, cardHash.get(person));
          }
        });
    return object.toString();
  }

  /** Reads a payload; null when it is none. What is wrong is not said: it may be a hash. */
  static @Nullable AccountsMessage parse(String payload) {
    if (payload.length() > CHARS_MAX) {
      return null;
    }
    try {
      JsonNode node = JsonMapper.shared().readTree(payload);
      String asOf = node.path("as-of").stringValue("");
      if (!AccountsAsOf.isEvent(asOf) || !node.path("accounts").isArray()) {
        return null;
      }
      Map<String, Account> accounts = new LinkedHashMap<>();
      List<Passwords.Entry> hashes = new ArrayList<>();
      List<Cards.Entry> cards = new ArrayList<>();
      for (JsonNode each : node.path("accounts")) {
        Account account = account(each);
        accounts.put(account.person(), account);
        String credential = account.credential();
        if (credential != null && each.has("hash")) {
          hashes.add(
              new Passwords.Entry(
                  account.person(),
                  credential,
                  PasswordHash.parse(each.path("hash").stringValue(""))));
        }
        String card = account.card();
        if (card != null && each.has(CARD_HASH)) {
          cards.add(new Cards.Entry(account.person(), card, each.path(CARD_HASH).stringValue("")));
        }
      }
      return new AccountsMessage(new AccountsAsOf(asOf, accounts), hashes, cards);
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Account account(JsonNode node) {
    String person = node.path("person").stringValue("");
    String credential = node.has("credential") ? node.path("credential").stringValue("") : null;
    String card = node.has(CARD) ? node.path(CARD).stringValue("") : null;
    Set<PersonRole> roles = EnumSet.noneOf(PersonRole.class);
    node.path("roles").forEach(role -> roles.add(role(role.stringValue(""))));
    if (!TextRule.ID.matcher(person).matches()
        || roles.isEmpty()
        || (credential != null && !CREDENTIAL.matcher(credential).matches())
        || (card != null && !CREDENTIAL.matcher(card).matches())) {
      throw new IllegalArgumentException("not an account");
    }
    return new Account(person, roles, credential, card);
  }

  private static PersonRole role(String word) {
    for (PersonRole role : PersonRole.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException("not a role");
  }
}
