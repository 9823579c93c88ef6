/**
 * The people who may use a board: their accounts, as the ledger tells of them.
 *
 * <p>In: what a supervisor does to accounts, always with who asks and why. Out: events without a
 * name, a password or a hash; and the accounts of now, for other threads ({@link
 * vn.motcua.firmware.people.AccountBook}). Next: {@code vn.motcua.firmware.people.session}, which
 * lets people in.
 */
@NullMarked
package vn.motcua.firmware.people;

import org.jspecify.annotations.NullMarked;
