/**
 * Work that a technician asks of a fingerprint module: a new finger, a copy of all templates.
 *
 * <p>In: {@link vn.motcua.devices.fingerprint.module.ModuleCommands}. Out: what came of it. Next:
 * the command line of {@code vn.motcua.firmware}.
 */
@NullMarked
package vn.motcua.devices.fingerprint.enrol;

import org.jspecify.annotations.NullMarked;
