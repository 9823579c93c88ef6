/**
 * {@code motcua site …} on the technician's machine.
 *
 * <p>In: arguments. Out: files and sentences. Next: {@code vn.motcua.provisioning.site}, which
 * issues, and {@code vn.motcua.provisioning.est}, which speaks with boards.
 */
@NullMarked
package vn.motcua.firmware.cli.site;

import org.jspecify.annotations.NullMarked;
