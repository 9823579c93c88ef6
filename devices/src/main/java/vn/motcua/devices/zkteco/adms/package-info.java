/**
 * Terminals that push their rows over HTTP (ADMS).
 *
 * <p>In: requests of terminals. Out: {@link vn.motcua.devices.zkteco.records.Punch}es for an {@link
 * vn.motcua.devices.zkteco.adms.AdmsSink}. Next: the attendance station of {@code
 * vn.motcua.firmware}.
 */
@NullMarked
package vn.motcua.devices.zkteco.adms;

import org.jspecify.annotations.NullMarked;
