/**
 * {@code motcua inspect}: captures of device conversations, explained with one JSON object on each
 * line.
 *
 * <p>In: files. Out: lines on standard output and an exit code: 0 all understood, 3 something is
 * not, 2 a file cannot be read. Next: nothing.
 */
@NullMarked
package vn.motcua.firmware.cli.inspect;

import org.jspecify.annotations.NullMarked;
