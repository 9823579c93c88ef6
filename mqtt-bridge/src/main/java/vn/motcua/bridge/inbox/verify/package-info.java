/**
 * Proves what an inbox has stored: every hash, link and seal, and whether its tables agree.
 *
 * <p>In: a {@link vn.motcua.bridge.inbox.store.RecordReader}, keys, anchors. Out: faults by name,
 * and counts. Next: a person, or a script that checks the exit code.
 */
@NullMarked
package vn.motcua.bridge.inbox.verify;

import org.jspecify.annotations.NullMarked;
