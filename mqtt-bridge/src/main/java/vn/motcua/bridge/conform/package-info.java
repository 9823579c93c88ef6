/**
 * Whether a case server acknowledges rightly, asked by playing a board.
 *
 * <p>In: a connection to the broker the case server listens to. Out: one check a line. Next: {@code
 * cli}, which prints them for the integrator.
 */
@NullMarked
package vn.motcua.bridge.conform;

import org.jspecify.annotations.NullMarked;
