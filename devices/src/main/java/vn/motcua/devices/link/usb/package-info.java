/**
 * USB devices, found by port path or serial number through sysfs, and the printer class with its
 * two ways, the kernel's {@code usblp} and javax.usb.
 *
 * <p>In: an address of board.toml such as {@code 1-1.2} or {@code 04b8:0e15/X1}. Out: the device
 * file that the kernel made for it, or a {@link vn.motcua.devices.link.PrinterPort}. Next: a
 * driver. {@link vn.motcua.devices.link.usb.UsbDescriptors} and {@link
 * vn.motcua.devices.link.usb.PortStatus} are pure.
 */
@NullMarked
package vn.motcua.devices.link.usb;

import org.jspecify.annotations.NullMarked;
