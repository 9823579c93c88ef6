/**
 * The web server under the pages: connections, their number and their time, and TLS.
 *
 * <p>In: HTTP/1.1 from any client. Out: each complete request to {@link
 * vn.motcua.firmware.web.server.Pages}, and its answer back. It does not know the pages. Next:
 * {@code vn.motcua.firmware.web}.
 */
@NullMarked
package vn.motcua.firmware.web.server;

import org.jspecify.annotations.NullMarked;
