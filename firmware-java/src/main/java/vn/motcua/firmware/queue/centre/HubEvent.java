package vn.motcua.firmware.queue.centre;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;

/** Which board is the centre's hub, as far as this board knows: its terms. */
public sealed interface HubEvent extends EventData {

  /**
   * This board is the hub from now on.
   *
   * @param reason {@code start}, {@code silence} or {@code gone}
   */
  record HubClaimed(
      @FieldSchema(
              says = "The term: higher than any that a board in reach had heard of.",
              example = "3",
              least = 1,
              most = 999_999_999)
          int term,
      @FieldSchema(
              says =
                  "start: no hub was heard after a start; silence: none for 15 s; gone: the broker"
                      + " told that the last one had gone; command: a person wanted it.",
              example = "silence",
              values = {"start", "silence", "gone", "command"})
          String reason,
      @CommonFields.DoneBy @Nullable String by)
      implements HubEvent {}

  /** This board is no longer the hub: it has heard of one with a higher term. */
  record HubYielded(
      @FieldSchema(says = "The term that has ended.", example = "3", least = 1, most = 999_999_999)
          int term,
      @FieldSchema(
              says = "The term of the hub that was heard.",
              example = "4",
              least = 1,
              most = 999_999_999)
          int toTerm,
      @FieldSchema(says = "The hub that was heard.", example = "hub-2", pattern = CommonFields.ID)
          String to)
      implements HubEvent {}

  /** Another board is the hub, with a higher term than any that this board had heard of. */
  record HubHeard(
      @FieldSchema(says = "The term of that hub.", example = "4", least = 1, most = 999_999_999)
          int term,
      @FieldSchema(says = "That hub.", example = "hub-2", pattern = CommonFields.ID) String board)
      implements HubEvent {}
}
