/**
 * An intruder at a centre of real processes: each row of the table of routes asked over HTTPS by
 * each kind of caller, sign-in, forged requests, and the broker's topics by certificate.
 *
 * <p>In: a directory and, to see that the intruder finds it, a planted fault. Out: a {@link
 * vn.motcua.firmware.intruder.DoorReport}. docs/access.md describes what is tried.
 */
@NullMarked
package vn.motcua.firmware.intruder;

import org.jspecify.annotations.NullMarked;
