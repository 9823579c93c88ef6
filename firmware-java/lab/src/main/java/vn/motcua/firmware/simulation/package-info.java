/**
 * A whole centre in one thread: real stations, delivery and inbox on a simulated clock, disk,
 * network and people, all from one seed, with every promise checked after each step.
 *
 * <p>In: a seed and a number of boards. Out: the first broken invariant with the shortest list of
 * happenings that breaks it, or none. docs/simulation.md says what is real here and what is not.
 */
@NullMarked
package vn.motcua.firmware.simulation;

import org.jspecify.annotations.NullMarked;
