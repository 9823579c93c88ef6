package vn.motcua.firmware.people.reader;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.password.CardCode;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.provisioning.BoardConfig.SignIn;
import vn.motcua.provisioning.Catalogue;

/**
 * The readers of a counter, and whom they know. Any thread.
 *
 * @param where board.toml says that they stand
 * @param invitation Vietnamese: what a person may do at them
 * @param staff with the numbers of their fingers
 * @param accounts of the board
 * @param cards hashes of the cards
 */
public record ReaderPlace(
    SignIn where,
    String invitation,
    List<Catalogue.Staff> staff,
    AccountBook accounts,
    Cards cards) {
  private static final String FINGERPRINT = "fingerprint";

  /** Takes a copy. */
  public ReaderPlace {
    staff = List.copyOf(staff);
  }

  /** Of a board; {@code kinds}: the kind of each of its devices, by name. */
  public static ReaderPlace of(
      SignIn where,
      Map<String, String> kinds,
      List<Catalogue.Staff> staff,
      AccountBook accounts,
      Cards cards) {
    boolean finger = where.readers().stream().anyMatch(each -> isFinger(kinds, each));
    boolean card = !where.readers().stream().allMatch(each -> isFinger(kinds, each));
    String invitation =
        finger && card
            ? "Đặt ngón tay lên đầu đọc hoặc quẹt thẻ ở quầy này."
            : finger ? "Đặt ngón tay lên đầu đọc ở quầy này." : "Quẹt thẻ ở máy quét của quầy này.";
    return new ReaderPlace(where, invitation, staff, accounts, cards);
  }

  private static boolean isFinger(Map<String, String> kinds, String device) {
    return FINGERPRINT.equals(kinds.get(device));
  }

  String counter() {
    return where.counter();
  }

  boolean has(String device) {
    return where.readers().contains(device);
  }

  /** The account of the person with this finger; null when there is none. */
  @Nullable Account ofSlot(int slot) {
    return staff.stream()
        .filter(each -> each.slots().contains(slot))
        .findFirst()
        .map(each -> accounts.of(each.id()))
        .orElse(null);
  }

  /** The account of the person with this card; null when no event names the card now. */
  @Nullable Account ofCard(String code) {
    Cards.Entry entry = cards.withHash(CardCode.hash(code));
    Account account = entry == null ? null : accounts.of(entry.person());
    return account != null && entry != null && entry.card().equals(account.card()) ? account : null;
  }
}
