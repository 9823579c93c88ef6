/**
 * The verbs of the {@code motcua} command.
 *
 * <p>In: arguments. Out: a running program or a message, and an exit code of {@link
 * vn.motcua.firmware.cli.ExitCode}. Next: {@code board}, which is composed here. The laboratory
 * adds its verbs as a service, {@link vn.motcua.firmware.cli.Verbs}.
 */
@NullMarked
package vn.motcua.firmware.cli;

import org.jspecify.annotations.NullMarked;
