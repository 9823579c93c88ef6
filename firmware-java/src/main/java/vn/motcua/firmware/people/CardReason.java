package vn.motcua.firmware.people;

/** Why a card is given or made void: a closed list, so that no free text gets into an event. */
public enum CardReason {
  /** Người chưa có thẻ. */
  NEW_CARD,
  /** Mất thẻ. */
  LOST,
  /** Thẻ hỏng. */
  DAMAGED,
  /** Không cần thẻ nữa. */
  NO_LONGER_NEEDED,
  /** Nghi có người khác dùng thẻ. */
  SUSPECTED_MISUSE
}
