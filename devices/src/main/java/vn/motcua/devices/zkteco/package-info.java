/**
 * ZKTeco attendance terminals: polled over TCP or UDP port 4370, or pushing over HTTP (ADMS).
 *
 * <p>In: bytes of the terminal. Out: {@link vn.motcua.devices.zkteco.records.Punch}es, each once
 * and in the terminal's order, handed to a {@link vn.motcua.devices.zkteco.records.PunchSink} that
 * makes them durable. Codecs are pure. Next: the attendance station of {@code vn.motcua.firmware}.
 */
@NullMarked
package vn.motcua.devices.zkteco;

import org.jspecify.annotations.NullMarked;
