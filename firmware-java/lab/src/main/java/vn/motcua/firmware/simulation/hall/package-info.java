/**
 * A hall on a simulated clock: kiosks, counters, a hub and its spare with one queue, wires that are
 * cut and healed, and boards that lose their power or their card. Every board runs the real turn.
 *
 * <p>In: a seed. Out: what citizens and officers were told, all ledgers, and the first promise that
 * was broken. Next: {@code vn.motcua.firmware.cli.lab}.
 */
@NullMarked
package vn.motcua.firmware.simulation.hall;

import org.jspecify.annotations.NullMarked;
