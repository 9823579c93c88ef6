/**
 * What the fields of events are published as: descriptions, examples, closed lists and ranges.
 *
 * <p>In: annotations on the records of events. Out: what {@code contract} writes into JSON Schemas.
 * Next: {@code vn.motcua.bridge.contract}.
 */
@NullMarked
package vn.motcua.bridge.schema;

import org.jspecify.annotations.NullMarked;
