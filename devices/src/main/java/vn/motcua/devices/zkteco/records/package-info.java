/**
 * The content of a terminal: rows of its log, users, and storage sizes.
 *
 * <p>In: the data of packets, or lines that were pushed. Out: {@link
 * vn.motcua.devices.zkteco.records.Punch}es, each once and in the terminal's order. Pure. Next: a
 * {@link vn.motcua.devices.zkteco.records.PunchSink} that makes them durable.
 */
@NullMarked
package vn.motcua.devices.zkteco.records;

import org.jspecify.annotations.NullMarked;
