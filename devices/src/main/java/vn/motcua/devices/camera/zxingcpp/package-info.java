/**
 * The C++ port of ZXing, where the machine has it: Debian 13's package libzxing3.
 *
 * <p>In: a grey picture. Out: {@link vn.motcua.devices.camera.code.Code}s and where they are. Next:
 * {@code camera.frame}.
 */
@NullMarked
package vn.motcua.devices.camera.zxingcpp;

import org.jspecify.annotations.NullMarked;
