/**
 * What a simulated day is made of, before it runs: the boards of a centre and everything that
 * happens to them. In: a number of boards and a seed. Out: posts and happenings, for {@code
 * vn.motcua.firmware.simulation}.
 */
@NullMarked
package vn.motcua.firmware.simulation.plan;

import org.jspecify.annotations.NullMarked;
