/**
 * What the two databases of the inbox have in common: statements, rows, sessions, erasing.
 *
 * <p>In: a connection. Out: rows as values. Next: {@code inbox.sqlite}, {@code inbox.postgres}.
 */
@NullMarked
package vn.motcua.bridge.inbox.sql;

import org.jspecify.annotations.NullMarked;
