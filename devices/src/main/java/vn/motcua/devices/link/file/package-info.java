/**
 * Device files that are read and written as they are, and the output of a command.
 *
 * <p>In: a path, or the words of a command. Out: a {@link vn.motcua.devices.link.ByteLink}. Next:
 * drivers of keyboards, HID scanners and cameras.
 */
@NullMarked
package vn.motcua.devices.link.file;

import org.jspecify.annotations.NullMarked;
