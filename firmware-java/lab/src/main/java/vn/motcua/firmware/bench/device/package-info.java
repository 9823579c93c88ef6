/**
 * What printer, camera, fingerprint module and buttons take.
 *
 * <p>In: a directory for pictures and a pseudo terminal. Out: figures, held against the wire, other
 * programs or the goal.
 */
@NullMarked
package vn.motcua.firmware.bench.device;

import org.jspecify.annotations.NullMarked;
