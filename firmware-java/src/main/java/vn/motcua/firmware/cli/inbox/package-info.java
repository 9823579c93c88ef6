/**
 * {@code motcua inbox report}, {@code motcua reconcile}, {@code motcua conform}: the case server's
 * side for people.
 *
 * <p>In: an inbox's store, ledgers, a broker. Out: lines or one JSON object. Next: a person, or a
 * script that checks the exit code.
 */
@NullMarked
package vn.motcua.firmware.cli.inbox;

import org.jspecify.annotations.NullMarked;
