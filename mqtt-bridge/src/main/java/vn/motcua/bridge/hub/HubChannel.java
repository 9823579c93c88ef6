package vn.motcua.bridge.hub;

import java.util.Locale;
import vn.motcua.bridge.wire.Message;

/** One kind of message between the boards of a centre and its hub. */
public enum HubChannel {
  /** A touch that the hub decides. Whoever asked has gone on without an answer after 2 s. */
  ASK(Owner.BOARD, false, new Message.Handling(1, HubChannel.ANSWER_SECONDS), 4 * 1024),

  /** Visits that changed by the board's own events, and all of today's after {@link #TELL}. */
  TOLD(Owner.BOARD, false, Message.Handling.LASTING, 64 * 1024),

  /** A board wants to be the hub and asks all boards for the highest term they know. */
  CLAIM(Owner.BOARD, false, Message.Handling.LASTING, 1024),

  /** The highest term that a board knows, for whoever claims. */
  TERM(Owner.BOARD, false, Message.Handling.LASTING, 1024),

  /** Birth or death of a board, which its delivery publishes; heard by the hub. */
  STATE(Owner.BOARD, true, Message.Handling.LASTING, 4 * 1024),

  /** The answer to an {@link #ASK}, to the board that asked. */
  ANSWER(Owner.HUB_TO_ONE, false, new Message.Handling(1, HubChannel.ANSWER_SECONDS), 16 * 1024),

  /** The hub asks all boards for their visits of today. */
  TELL(Owner.HUB, false, Message.Handling.LASTING, 1024),

  /** The whole queue. Retained: what comes as retained is drawn, never spoken. */
  FEED(Owner.HUB, true, Message.Handling.LASTING, 192 * 1024),

  /**
   * The visits that have changed since the last {@link #FEED} or change. A call that it tells live
   * is spoken.
   */
  CHANGE(Owner.HUB, false, Message.Handling.LASTING, 64 * 1024),

  /** The hub lives, or, as its will and its last word, has gone. Retained. */
  BEAT(Owner.HUB, true, new Message.Handling(0, 0), 1024);

  private static final int ANSWER_SECONDS = 2;

  private final Owner owner;
  private final boolean retained;

  @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers
  private final Message.Handling handling;

  private final int bytesMax;

  /** Who publishes it. */
  public enum Owner {
    /** Each board, on a topic of its own. */
    BOARD,
    /** The hub, for all. */
    HUB,
    /** The hub, on a topic for each board. */
    HUB_TO_ONE
  }

  HubChannel(Owner owner, boolean retained, Message.Handling handling, int bytesMax) {
    this.owner = owner;
    this.retained = retained;
    this.handling = handling;
    this.bytesMax = bytesMax;
  }

  /** Who publishes it. */
  public Owner owner() {
    return owner;
  }

  /** Whether the broker keeps the last one. */
  public boolean retained() {
    return retained;
  }

  /** QoS and expiry. */
  public Message.Handling handling() {
    return handling;
  }

  /** A larger payload is neither sent nor heard; bytes of UTF-8. */
  public int bytesMax() {
    return bytesMax;
  }

  /** The last level of its topics that does not name a board. */
  String leaf() {
    return name().toLowerCase(Locale.ROOT);
  }
}
