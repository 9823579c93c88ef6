package vn.motcua.devices.fingerprint;

import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.link.Fault;

/** An action or a result of {@link Identifier}. */
public sealed interface IdentifierEffect {

  /** Send this packet. */
  record Send(Packet packet) implements IdentifierEffect {}

  /**
   * The module was silent for a while: make sure it is still the same one before anything else,
   * because UART pins do not signal a swap.
   */
  record Recheck() implements IdentifierEffect {}

  /** The finger is template {@code slot} with {@code score}, both 0..65535. */
  record Matched(int slot, int score) implements IdentifierEffect {}

  /** The finger was read well and is in no slot. */
  record Unknown() implements IdentifierEffect {}

  /** The session has to end and the link be reopened. */
  record Fail(Fault fault) implements IdentifierEffect {}
}
