/**
 * The supervised life every attached device leads: opened, used, lost, opened again.
 *
 * <p>In: a {@link vn.motcua.devices.link.LinkOpener} and a {@link vn.motcua.devices.life.Session}.
 * Out: {@link vn.motcua.devices.life.LifeChanged} whenever the device's standing changes. Next: the
 * drivers, each of which is one session. {@link vn.motcua.devices.life.LifeMachine} decides and is
 * pure; {@link vn.motcua.devices.life.Supervisor} is the thread around it.
 */
@NullMarked
package vn.motcua.devices.life;

import org.jspecify.annotations.NullMarked;
