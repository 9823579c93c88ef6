/**
 * Fingerprint modules of the EF01 kind (ZFM-20, R30x, AS608, GROW R503) on a UART.
 *
 * <p>In: bytes of the module. Out: {@link vn.motcua.devices.fingerprint.FingerReading.Matched} and
 * {@link vn.motcua.devices.fingerprint.FingerReading.Unknown}, once each time a finger is put on
 * the glass. Next: the attendance station, which knows whose slot it is. {@link
 * vn.motcua.devices.fingerprint.packet.PacketDecoder} and {@link
 * vn.motcua.devices.fingerprint.Identifier} are pure; {@link
 * vn.motcua.devices.fingerprint.FingerprintReader} is the driver. Templates stay in the module.
 */
@NullMarked
package vn.motcua.devices.fingerprint;

import org.jspecify.annotations.NullMarked;
