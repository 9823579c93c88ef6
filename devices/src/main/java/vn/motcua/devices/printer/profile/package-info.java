/**
 * What is known of printer models: how wide they print, what they answer, which letters they have.
 *
 * <p>In: the table {@code profiles.csv}. Out: a profile by the model's name. Next: {@link
 * vn.motcua.devices.printer}.
 */
@NullMarked
package vn.motcua.devices.printer.profile;

import org.jspecify.annotations.NullMarked;
