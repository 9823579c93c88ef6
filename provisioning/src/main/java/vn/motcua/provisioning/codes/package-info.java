/**
 * The one-time codes by which a centre admits the keys of its boards.
 *
 * <p>In: what people type, keys. Out: whether they fit, and the file of the codes. Next: {@code
 * vn.motcua.provisioning.site}, which issues.
 */
@NullMarked
package vn.motcua.provisioning.codes;

import org.jspecify.annotations.NullMarked;
