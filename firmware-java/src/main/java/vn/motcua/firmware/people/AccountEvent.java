package vn.motcua.firmware.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.station.TradeFields;

/**
 * What happened to the accounts of a board: who did it, and why; and on a board that gets them from
 * another one, what they became. Never a name, a password or the hash of one; and no free text, so
 * none of these events is erasable: an erased removal would give an account back.
 */
public sealed interface AccountEvent extends EventData {
  /** Whose account. */
  String person();

  /** A supervisor gave a person an account; the person chooses a password with a one-time code. */
  record AccountAdded(
      @TradeFields.Staff String person,
      @Roles List<PersonRole> roles,
      @By String by,
      @Why AccountReason why)
      implements AccountEvent {}

  /** A supervisor gave a person other roles; {@code roles} are all that the person has now. */
  record AccountChanged(
      @TradeFields.Staff String person,
      @Roles List<PersonRole> roles,
      @By String by,
      @Why AccountReason why)
      implements AccountEvent {}

  /** A supervisor took a person's account away. */
  record AccountRemoved(@TradeFields.Staff String person, @By String by, @Why AccountReason why)
      implements AccountEvent {}

  /**
   * A supervisor made a person's password void; the person chooses another with a one-time code.
   */
  record AccountReset(@TradeFields.Staff String person, @By String by, @Why AccountReason why)
      implements AccountEvent {}

  /** A person chose a password, with the one before or with a one-time code. */
  record PasswordSet(@TradeFields.Staff String person, @Credential String credential)
      implements AccountEvent {}

  /**
   * Somebody with the technician's rights on the board made a person its supervisor, with a
   * one-time code.
   */
  record SupervisorAppointed(
      @TradeFields.Staff String person,
      @FieldSchema(
              says =
                  "false: the board had no supervisor; true: it had, and none could sign in, or so"
                      + " the technician said.",
              example = "false")
          boolean recovery)
      implements AccountEvent {}

  /**
   * A supervisor gave a person a card, with which the person signs in at a counter; a card before
   * it is void.
   */
  record CardGiven(
      @TradeFields.Staff String person,
      @Card String card,
      @By String by,
      @FieldSchema(says = "Why the supervisor did it.", example = "new-card") CardReason why)
      implements AccountEvent {}

  /** A supervisor made a person's card void. */
  record CardWithdrawn(
      @TradeFields.Staff String person,
      @By String by,
      @FieldSchema(says = "Why the supervisor did it.", example = "lost") CardReason why)
      implements AccountEvent {}

  /** The board that owns the accounts of the centre has this account, new or changed. */
  record AccountReceived(
      @TradeFields.Staff String person,
      @Roles List<PersonRole> roles,
      @Credential @Nullable String credential,
      @AsOf String asOf,
      @Card @Nullable String card)
      implements AccountEvent {}

  /** The board that owns the accounts of the centre has none of this person any more. */
  record AccountWithdrawn(@TradeFields.Staff String person, @AsOf String asOf)
      implements AccountEvent {}

  /** An account as it is, written again before the events that it follows from are pruned. */
  record AccountRestated(
      @TradeFields.Staff String person,
      @Roles List<PersonRole> roles,
      @Credential @Nullable String credential,
      @Card @Nullable String card)
      implements AccountEvent {}

  /** The roles of a person. */
  @FieldSchema(
      says = "Every role that the person has from now on.",
      example = "[\"officer\",\"supervisor\"]")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Roles {}

  /** Who did it. */
  @FieldSchema(
      says = "The staff id of the supervisor who did it; never a name.",
      example = "cb-001",
      pattern = "[a-z0-9-]{1,40}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface By {}

  /** The version of what the owner said. */
  @FieldSchema(
      says =
          "The id of the last event about accounts in the ledger of the board that owns them; the"
              + " event there says who changed what, and why.",
      example = "9f86d081884c7d65-812",
      pattern = "[0-9a-f]{16}-[0-9]{1,18}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface AsOf {}

  /** Why. */
  @FieldSchema(says = "Why the supervisor did it.", example = "new-duty")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Why {}

  /** Which card. */
  @FieldSchema(
      says =
          "Names the card that the person signs in with at a counter; random, and neither made from"
              + " the code on the card nor of use to anybody. Absent for a person without a card.",
      example = "5feceb66ffc86f38",
      pattern = "[0-9a-f]{16}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Card {}

  /** Which password. */
  @FieldSchema(
      says =
          "Names the password that counts from now on; random, and neither made from the password"
              + " nor of use to anybody. Absent while the person has chosen none.",
      example = "9f86d081884c7d65",
      pattern = "[0-9a-f]{16}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Credential {}
}
