/**
 * What a text that a person has written may be.
 *
 * <p>In: a text of a file, an option or a page. Out: what is wrong with it and what to write
 * instead. Next: whoever reads that text. Knows no file, no page and no device.
 */
@NullMarked
package vn.motcua.provisioning.text;

import org.jspecify.annotations.NullMarked;
