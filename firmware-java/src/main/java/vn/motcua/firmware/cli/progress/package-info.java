/**
 * How far long work is.
 *
 * <p>In: steps that are done. Out: a bar with rate and time left where standard error is a
 * terminal, else a line every ten seconds; never anything on standard output. Next: nothing.
 */
@NullMarked
package vn.motcua.firmware.cli.progress;

import org.jspecify.annotations.NullMarked;
