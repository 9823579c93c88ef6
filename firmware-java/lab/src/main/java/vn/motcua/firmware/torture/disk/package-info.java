/**
 * The content of a disk after a power cut.
 *
 * <p>In: what SQLite wrote, truncated and synced in one life of a board. Out: files as the next
 * start may find them, where each sector that was not synced is there or not.
 */
@NullMarked
package vn.motcua.firmware.torture.disk;

import org.jspecify.annotations.NullMarked;
