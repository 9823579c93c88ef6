package vn.motcua.devices.fingerprint;

import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.link.Fault;

/** What {@link Identifier} wants done, or has found out. */
public sealed interface IdentifierEffect {

  /** Send this packet. */
  record Send(Packet packet) implements IdentifierEffect {}

  /**
   * The module was silent for a while and answers no more questions at the moment: make sure it is
   * still the same one, before anything else is done. On bare UART pins nothing tells of a swap.
   */
  record Recheck() implements IdentifierEffect {}

  /** The finger is template {@code slot} with {@code score}, both 0..65535. */
  record Matched(int slot, int score) implements IdentifierEffect {}

  /** The finger was read well and is in no slot. */
  record Unknown() implements IdentifierEffect {}

  /** The link has to be given up and opened anew. */
  record Fail(Fault fault) implements IdentifierEffect {}
}
