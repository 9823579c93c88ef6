package vn.motcua.bridge.mqtt;

import vn.motcua.bridge.Event;

/** What a message on an {@code events} topic turned out to be. */
public sealed interface Decoded {
  /** An event whose hash is the hash of its content. */
  record Good(Event event) implements Decoded {}

  /** Anything else, and why. */
  record Bad(String reason) implements Decoded {}
}
