/**
 * The rules of a centre that its catalogue writes: when numbers are given, and how they are called.
 *
 * <p>In: values of the file. Out: whether a time is open, when it opens again, how the queue is
 * called. Next: {@code vn.motcua.provisioning}, whose catalogue has them.
 */
@NullMarked
package vn.motcua.provisioning.rules;

import org.jspecify.annotations.NullMarked;
