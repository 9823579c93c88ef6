/**
 * Printer models: their width, their answers and their letters.
 *
 * <p>In: the table {@code profiles.csv}. Out: a profile by the model's name. Next: {@link
 * vn.motcua.devices.printer}.
 */
@NullMarked
package vn.motcua.devices.printer.profile;

import org.jspecify.annotations.NullMarked;
