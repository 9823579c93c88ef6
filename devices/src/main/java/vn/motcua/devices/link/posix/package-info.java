/**
 * The calls of the operating system that Java's own library lacks, by java.lang.foreign.
 *
 * <p>In: file descriptors and bytes. Out: what the kernel answers, as a number below zero for an
 * error. Next: the links over device files.
 */
@NullMarked
package vn.motcua.devices.link.posix;

import org.jspecify.annotations.NullMarked;
