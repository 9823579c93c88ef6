/**
 * Tests of the drivers on a real kernel: the same checks that run in this process, and more, in a
 * guest under QEMU.
 *
 * <p>In: {@code src/test/vm}, the recipe of the guest. Out: one test a {@link
 * vn.motcua.devices.vm.Check}. Next: a new driver adds its checks to {@link
 * vn.motcua.devices.vm.GuestMain}.
 */
@NullMarked
package vn.motcua.devices.vm;

import org.jspecify.annotations.NullMarked;
