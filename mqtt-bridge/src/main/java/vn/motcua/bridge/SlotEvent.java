package vn.motcua.bridge;

import java.time.LocalDate;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;

/**
 * Slots of numbers. A board that cannot be sure which numbers of a day people hold takes further
 * numbers from a slot: its digit is between the line's prefix and the ordinal, so {@code 12001} is
 * line 1, slot 2, the first.
 */
public sealed interface SlotEvent extends EventData {
  /** Local day in Asia/Ho_Chi_Minh. */
  LocalDate day();

  /** 0 to 9. */
  int slot();

  /**
   * From here on the day's numbers use this slot, until the day is over or the board is in doubt
   * again.
   *
   * @param reason why three digits were not safe, such as {@code first-start}
   */
  record SlotTaken(
      @CommonFields.Day LocalDate day,
      @CommonFields.Slot int slot,
      @FieldSchema(
              says = "Why three digits were not safe.",
              example = "first-start",
              values = {"first-start", "new-epoch", "witness-missing", "ledger-gone"})
          String reason)
      implements SlotEvent {}

  /**
   * Another history of the board, which is not in this ledger, used the slot on that day, according
   * to the witness or the case server: it is not taken again on that day.
   */
  record SlotSpent(@CommonFields.Day LocalDate day, @CommonFields.Slot int slot)
      implements SlotEvent {}
}
