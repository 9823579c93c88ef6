/**
 * The laboratory's verbs.
 *
 * <p>In: arguments. Out: a centre in one process, figures, or the findings of a campaign. Next:
 * {@code demo}, {@code bench}, {@code torture} and {@code simulation}. None of it is on the class
 * path of a board or an inbox.
 */
@NullMarked
package vn.motcua.firmware.cli.lab;

import org.jspecify.annotations.NullMarked;
