/**
 * A centre's own certificates: an offline root, the CA that issues, and what they have issued.
 *
 * <p>In: names and requests. Out: files in one folder on the technician's machine, and
 * certificates. Next: {@code vn.motcua.provisioning.est}, through which boards ask for theirs.
 */
@NullMarked
package vn.motcua.provisioning.site;

import org.jspecify.annotations.NullMarked;
