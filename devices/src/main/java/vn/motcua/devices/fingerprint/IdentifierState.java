package vn.motcua.devices.fingerprint;

import vn.motcua.devices.fingerprint.packet.Instruction;

/** The state of an {@link Identifier}; each has a time at which something has to happen. */
sealed interface IdentifierState {
  long untilNanos();

  /** No command is outstanding until the next look at the sensor. */
  record Pausing(long untilNanos) implements IdentifierState {}

  /** {@code command} waits for its answer. */
  record Asking(Instruction command, long untilNanos) implements IdentifierState {}

  /** Everything that comes is thrown away until the line is quiet. */
  record Draining(long untilNanos) implements IdentifierState {}
}
