/**
 * The common parts of the inbox's two databases: statements, rows, sessions, erasing.
 *
 * <p>In: a connection. Out: rows as values. Next: {@code inbox.sqlite}, {@code inbox.postgres}.
 */
@NullMarked
package vn.motcua.bridge.inbox.sql;

import org.jspecify.annotations.NullMarked;
