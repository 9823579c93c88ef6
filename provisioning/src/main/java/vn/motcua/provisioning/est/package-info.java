/**
 * Enrolment over Secure Transport (RFC 7030): how a board gets and renews its certificate.
 *
 * <p>In: HTTP requests, already read. Out: replies; and on the board's side, files. Next: {@code
 * vn.motcua.provisioning.site}, which decides and signs.
 */
@NullMarked
package vn.motcua.provisioning.est;

import org.jspecify.annotations.NullMarked;
