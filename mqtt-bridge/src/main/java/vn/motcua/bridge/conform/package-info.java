/**
 * Checks whether a case server acknowledges correctly, by acting as a board.
 *
 * <p>In: a connection to the broker the case server listens to. Out: one line for each check. Next:
 * {@code cli}, which prints them for the integrator.
 */
@NullMarked
package vn.motcua.bridge.conform;

import org.jspecify.annotations.NullMarked;
