/**
 * Receipt printers: one driver a printer, one thread a driver.
 *
 * <p>In: {@link vn.motcua.devices.printer.PrintJob}s from the program; bytes from the printer. Out:
 * {@link vn.motcua.devices.Reading}s: how each job ended, the printer's condition, the device's
 * life. Next: the program's station thread.
 */
@NullMarked
package vn.motcua.devices.printer;

import org.jspecify.annotations.NullMarked;
