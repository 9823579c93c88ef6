/**
 * Benchmarks of delivery and inbox: a backlog, a million rows, a storm of boards after a broker's
 * restart.
 *
 * <p>In: a directory and a broker of the run's own. Out: figures, compared with bare publishing, a
 * Mosquitto bridge or a plain INSERT.
 */
@NullMarked
package vn.motcua.firmware.bench.bridge;

import org.jspecify.annotations.NullMarked;
