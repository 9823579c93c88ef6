/**
 * Barcode scanners: from bytes to one code for each scan.
 *
 * <p>In: bytes of a serial line, split anywhere. Out: {@link vn.motcua.devices.scanner.Scanned},
 * free of suffix and AIM identifier. Next: the hand-over station, which alone knows what a dossier
 * code looks like. {@link vn.motcua.devices.scanner.SerialFramer} is pure; {@link
 * vn.motcua.devices.scanner.SerialScanner} is the driver.
 */
@NullMarked
package vn.motcua.devices.scanner;

import org.jspecify.annotations.NullMarked;
