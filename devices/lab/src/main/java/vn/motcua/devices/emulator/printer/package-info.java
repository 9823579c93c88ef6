/**
 * The far end of a receipt printer's cable: a printer made of software, strict to the byte.
 *
 * <p>In: bytes on a TCP port as a driver sends them; hands that open the cover or take the paper.
 * Out: status bytes on the same connection; the slips as pictures. Next: tests, the demo's bench
 * page.
 */
@NullMarked
package vn.motcua.devices.emulator.printer;

import org.jspecify.annotations.NullMarked;
