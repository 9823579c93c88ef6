/**
 * Reports on each board from the record: status, reconciliation of days, seals.
 *
 * <p>In: stored events and the keys of seals. Out: reports for people and programs. Next: {@code
 * cli}, which prints them; {@code inbox.verify}.
 */
@NullMarked
package vn.motcua.bridge.inbox.audit;

import org.jspecify.annotations.NullMarked;
