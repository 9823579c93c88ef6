/**
 * Delivers the ledger's events to the case server, in order, until they are acknowledged.
 *
 * <p>In: journal entries. Out: acknowledgements of the case server, written back to the journal.
 * Next: {@code link}, then the broker and {@code inbox}.
 */
@NullMarked
package vn.motcua.bridge.delivery;

import org.jspecify.annotations.NullMarked;
