/**
 * ESC/POS on the wire, pure: bytes in, events out, no port, clock, thread or logger.
 *
 * <p>In: pictures and wishes from the driver; bytes from the printer. Out: command bytes; {@link
 * vn.motcua.devices.printer.escpos.StatusEvent}s and a {@link PrinterCondition}. Next: {@code
 * vn.motcua.devices.printer}.
 *
 * <p>Sources: Epson's ESC/POS command names and values as collected from receipt-printer manuals
 * (Epson TM-L60II, L90, U220; Citizen CT-S310; Samsung SRP-350; TransAct EPIC 3000).
 */
@NullMarked
package vn.motcua.devices.printer.escpos;

import org.jspecify.annotations.NullMarked;
