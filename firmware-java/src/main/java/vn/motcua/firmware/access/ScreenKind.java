package vn.motcua.firmware.access;

/** What a screen that nobody signs in to is for; its device token allows this and no more. */
public enum ScreenKind {
  /** Citizens take numbers. */
  KIOSK,
  /** The hall sees who is called. */
  DISPLAY,
  /** A citizen rates the visit at a counter. */
  PAD,
  /**
   * An officer works at a counter. It may do nothing before a person has signed in, but that person
   * may come by finger or card.
   */
  COUNTER
}
