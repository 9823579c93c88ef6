package vn.motcua.firmware.people;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.AccountEvent.AccountAdded;
import vn.motcua.firmware.people.AccountEvent.AccountChanged;
import vn.motcua.firmware.people.AccountEvent.AccountRemoved;
import vn.motcua.firmware.people.AccountEvent.AccountReset;
import vn.motcua.firmware.people.AccountEvent.CardGiven;
import vn.motcua.firmware.people.AccountEvent.CardWithdrawn;
import vn.motcua.firmware.people.AccountEvent.PasswordSet;
import vn.motcua.firmware.people.AccountEvent.SupervisorAppointed;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.provisioning.text.PersonalNumber;

/** The rules of accounts. Pure. */
final class AccountDesk {
  /** More accounts than a centre has people. */
  static final int ACCOUNTS_MAX = 500;

  private final Set<String> staff;

  /** {@code staff}: the ids of catalogue.toml; nobody else gets an account. */
  AccountDesk(Set<String> staff) {
    this.staff = Set.copyOf(staff);
  }

  /**
   * Whether somebody may have an account: staff, under an id that is not a personal identity
   * number.
   */
  boolean mayHaveAccount(String person) {
    return staff.contains(person) && !PersonalNumber.isAll(person);
  }

  Decision decide(AccountState state, AccountTouch touch, Caller by) {
    return switch (touch) {
      case AccountTouch.OfASupervisor asked -> managed(state, asked, by);
      case AccountTouch.SetPassword chosen -> password(state.of(chosen.person()), chosen);
      case AccountTouch.Appoint appointed -> appointed(state, appointed);
    };
  }

  private Decision managed(AccountState state, AccountTouch.OfASupervisor touch, Caller caller) {
    if (!(caller instanceof Caller.Person(String by, var roles))
        || !roles.contains(PersonRole.SUPERVISOR) // not a session that a card has opened
        || !state.supervisors().contains(by)) {
      return Decision.refused(
          "not-supervisor", "Chỉ người phụ trách được quản lý tài khoản. Mời đăng nhập lại.");
    }
    Account account = state.of(touch.person());
    if (touch instanceof AccountTouch.Add add) {
      return account == null
          ? added(state, add, by)
          : Decision.refused("has-account", add.person() + " đã có tài khoản.");
    }
    if (account == null) {
      return Decision.refused("no-account", touch.person() + " không có tài khoản.");
    }
    if (touch instanceof AccountTouch.WithdrawCard && account.card() == null) {
      return Decision.refused("no-card", touch.person() + " không có thẻ.");
    }
    if (touch instanceof AccountTouch.GiveCard && !account.roles().contains(PersonRole.OFFICER)) {
      return Decision.refused(
          "not-officer", "Thẻ chỉ dùng cho cán bộ quầy. Hãy thêm vai trò cán bộ quầy trước.");
    }
    return endsSupervision(touch) && state.supervisors().equals(List.of(touch.person()))
        ? Decision.refused(
            "last-supervisor",
            "Đây là người phụ trách cuối cùng đăng nhập được. Hãy thêm người phụ trách khác"
                + " trước.")
        : done(event(touch, by));
  }

  private Decision added(AccountState state, AccountTouch.Add add, String by) {
    if (!mayHaveAccount(add.person())) {
      return notStaff(add.person());
    }
    return state.accounts().size() >= ACCOUNTS_MAX
        ? Decision.refused(
            "too-many-accounts",
            "Máy chỉ giữ được " + ACCOUNTS_MAX + " tài khoản. Hãy xoá tài khoản không dùng nữa.")
        : done(event(add, by));
  }

  /** Whether the person cannot manage accounts afterwards. */
  private static boolean endsSupervision(AccountTouch.OfASupervisor touch) {
    return switch (touch) {
      case AccountTouch.Change change -> !change.roles().contains(PersonRole.SUPERVISOR);
      case AccountTouch.GiveCard _, AccountTouch.WithdrawCard _ -> false;
      case AccountTouch.Add _, AccountTouch.Remove _, AccountTouch.Reset _ -> true;
    };
  }

  private static AccountEvent event(AccountTouch.OfASupervisor touch, String by) {
    return switch (touch) {
      case AccountTouch.Add(String person, Set<PersonRole> roles, AccountReason why) ->
          new AccountAdded(person, list(roles), by, why);
      case AccountTouch.Change(String person, Set<PersonRole> roles, AccountReason why) ->
          new AccountChanged(person, list(roles), by, why);
      case AccountTouch.Remove(String person, AccountReason why) ->
          new AccountRemoved(person, by, why);
      case AccountTouch.Reset(String person, AccountReason why) ->
          new AccountReset(person, by, why);
      case AccountTouch.GiveCard(String person, CardReason why, String card, _) ->
          new CardGiven(person, card, by, why);
      case AccountTouch.WithdrawCard(String person, CardReason why) ->
          new CardWithdrawn(person, by, why);
    };
  }

  private static Decision password(@Nullable Account account, AccountTouch.SetPassword chosen) {
    return account == null || !Objects.equals(account.credential(), chosen.before())
        ? Decision.refused(
            "changed-meanwhile", "Tài khoản vừa thay đổi. Hãy hỏi người phụ trách rồi làm lại.")
        : done(new PasswordSet(chosen.person(), chosen.credential()));
  }

  private Decision appointed(AccountState state, AccountTouch.Appoint touch) {
    if (!touch.recovery() && !state.supervisors().isEmpty()) {
      return Decision.refused(
          "has-supervisor",
          "Máy này đã có người phụ trách. Nếu không ai đăng nhập được nữa, cán bộ kỹ thuật chạy"
              + " lệnh motcua account recover.");
    }
    return mayHaveAccount(touch.person())
        ? done(
            new SupervisorAppointed(touch.person(), touch.recovery()),
            new PasswordSet(touch.person(), touch.credential()))
        : notStaff(touch.person());
  }

  private static Decision notStaff(String person) {
    return Decision.refused(
        "not-staff", "Danh mục cán bộ không có mã “" + person + "”. Hãy chọn mã trong danh mục.");
  }

  private static Decision done(EventData... events) {
    return Decision.answer(new Answer.Done(null), events);
  }

  private static List<PersonRole> list(Set<PersonRole> roles) {
    return roles.stream().sorted().toList();
  }
}
