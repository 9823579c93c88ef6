/**
 * The emulator of a receipt printer, strict for every byte.
 *
 * <p>In: bytes on a TCP port as a driver sends them; operations such as opening the cover or
 * removing the paper. Out: status bytes on the same connection; the slips as pictures. Next: tests,
 * the demo's bench page.
 */
@NullMarked
package vn.motcua.devices.emulator.printer;

import org.jspecify.annotations.NullMarked;
