package vn.motcua.firmware.torture;

import java.util.List;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.torture.disk.DiskTrace;

/**
 * One run of a board that ended by SIGKILL, with everything known about it.
 *
 * @param trace what SQLite did
 * @param told what people were told, oldest first
 * @param ledger the events it left
 * @param site the devices of the board
 */
record Life(DiskTrace trace, List<Promise> told, List<Event> ledger, Site site) {}
