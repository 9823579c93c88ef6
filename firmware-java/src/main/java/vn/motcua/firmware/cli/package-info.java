/**
 * The verbs of the {@code motcua} command.
 *
 * <p>In: arguments. Out: a running program, a sentence, and an exit code of {@link
 * vn.motcua.firmware.cli.ExitCode}. Next: {@code board} and {@code demo}, which are composed here.
 */
@NullMarked
package vn.motcua.firmware.cli;

import org.jspecify.annotations.NullMarked;
