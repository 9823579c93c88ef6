/**
 * TCP connections to devices, and the body of an HTTP answer as a stream.
 *
 * <p>In: a host and a port. Out: a {@link vn.motcua.devices.link.ByteLink}. Next: drivers of
 * printers, serial servers and cameras.
 */
@NullMarked
package vn.motcua.devices.link.net;

import org.jspecify.annotations.NullMarked;
