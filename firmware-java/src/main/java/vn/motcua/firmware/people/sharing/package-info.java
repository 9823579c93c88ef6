/**
 * One account for a person over all boards of a centre: one board owns the accounts, the others get
 * them over the broker.
 *
 * <p>In: the accounts as the owner's ledger has them, with their hashes; and what each other board
 * says it holds. Out: a message to each board that holds something else, and on that board a touch
 * for its station. Next: {@code vn.motcua.firmware.people}, whose station writes the events.
 */
@NullMarked
package vn.motcua.firmware.people.sharing;

import org.jspecify.annotations.NullMarked;
