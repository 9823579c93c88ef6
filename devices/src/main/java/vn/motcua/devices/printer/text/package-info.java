/**
 * Vietnamese as bytes of a printer's own code pages; pure.
 *
 * <p>In: Unicode text in any normal form. Out: cells of bytes, none of which is a control code, or
 * the letter that the page lacks. Next: the driver's text mode, which draws such a line instead,
 * and the technician's {@code inspect encode}.
 */
@NullMarked
package vn.motcua.devices.printer.text;

import org.jspecify.annotations.NullMarked;
