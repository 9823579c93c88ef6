package vn.motcua.firmware.people;

import vn.motcua.firmware.station.Touch;

/**
 * What the board that owns the accounts of the centre says they are. No page sends this: it is made
 * where the owner's message was read, after the hashes in it went to the disk. Immutable.
 *
 * @param accounts all of them
 */
public record OwnersAccounts(AccountsAsOf accounts) implements Touch {}
