package vn.motcua.firmware.web.people;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.AccountReason;
import vn.motcua.firmware.people.CardReason;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.provisioning.text.TextRule;

/** The fields of requests about people. Pure. */
final class AccountFields {
  private static final String ROLES = "roles";
  private static final String WHY = "why";

  private AccountFields() {}

  /** A person's id, as in the catalogue. */
  static String person(JsonBody body) throws BadInputException {
    String person = body.text("person").strip().toLowerCase(Locale.ROOT);
    if (TextRule.ID.matcher(person).matches()) {
      return person;
    }
    throw JsonBody.wrong("person", "phải là mã cán bộ, gồm a-z, 0-9 và dấu -, như cb-007");
  }

  /** One or more roles, with commas. */
  static Set<PersonRole> roles(JsonBody body) throws BadInputException {
    Set<PersonRole> roles = EnumSet.noneOf(PersonRole.class);
    for (String word : body.text(ROLES).split(",", -1)) {
      roles.add(
          constant(PersonRole.class, word)
              .orElseThrow(() -> JsonBody.wrong(ROLES, "không biết vai trò “" + word + "”")));
    }
    return roles;
  }

  /** Why; one of the closed list. */
  static AccountReason reason(JsonBody body) throws BadInputException {
    String word = body.text(WHY);
    return constant(AccountReason.class, word)
        .orElseThrow(() -> JsonBody.wrong(WHY, "không biết lý do “" + word + "”"));
  }

  /** Why a card is given or made void; one of the closed list. */
  static CardReason cardReason(JsonBody body) throws BadInputException {
    String word = body.text(WHY);
    return constant(CardReason.class, word)
        .orElseThrow(() -> JsonBody.wrong(WHY, "không biết lý do “" + word + "”"));
  }

  /** Whether an answer that is yes or no is yes. */
  static boolean isYes(JsonBody body, String field) throws BadInputException {
    return switch (body.text(field)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw JsonBody.wrong(field, "phải là yes hoặc no");
    };
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants()).filter(each -> word(each).equals(word)).findFirst();
  }

  /** As pages and events write it, such as {@code courier-desk}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
