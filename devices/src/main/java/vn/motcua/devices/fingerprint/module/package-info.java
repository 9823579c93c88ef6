/**
 * Commands to a fingerprint module and its answers, over an open link.
 *
 * <p>In: packets. Out: what the module said, or a fault. Next: {@link
 * vn.motcua.devices.fingerprint.FingerprintReader} and {@code fingerprint.enrol}.
 */
@NullMarked
package vn.motcua.devices.fingerprint.module;

import org.jspecify.annotations.NullMarked;
