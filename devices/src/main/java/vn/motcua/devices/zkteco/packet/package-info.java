/**
 * Packets of ZKTeco's own protocol on port 4370. Pure.
 *
 * <p>In: bytes or datagrams of the terminal. Out: {@link
 * vn.motcua.devices.zkteco.packet.ZkPacket}s. Next: {@link vn.motcua.devices.zkteco.ZkClient}.
 */
@NullMarked
package vn.motcua.devices.zkteco.packet;

import org.jspecify.annotations.NullMarked;
