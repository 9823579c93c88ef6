/**
 * Serial lines through jSerialComm.
 *
 * <p>In: a device file, a speed and a kind of flow control. Out: a {@link
 * vn.motcua.devices.link.ByteLink}. Next: any driver that talks in bytes.
 */
@NullMarked
package vn.motcua.devices.link.serial;

import org.jspecify.annotations.NullMarked;
