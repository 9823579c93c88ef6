/**
 * Benchmarks of printer, camera, fingerprint module and buttons.
 *
 * <p>In: a directory for pictures and a pseudo terminal. Out: figures, compared with the
 * transmission time, other programs or the goal.
 */
@NullMarked
package vn.motcua.firmware.bench.device;

import org.jspecify.annotations.NullMarked;
