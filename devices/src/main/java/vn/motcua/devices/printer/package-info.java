/**
 * Receipt printers: one driver for each printer, one thread for each driver.
 *
 * <p>In: {@link vn.motcua.devices.printer.PrintJob}s from the program; bytes from the printer. Out:
 * {@link vn.motcua.devices.Reading}s: how each job ended, the printer's condition, the device's
 * life. Next: the program's station thread.
 */
@NullMarked
package vn.motcua.devices.printer;

import org.jspecify.annotations.NullMarked;
