/**
 * What is wrong with configuration files, and with one catalogue after another.
 *
 * <p>In: files. Out: faults, each with its line and a remedy. Next: the command {@code check}; and
 * a board that is given a new catalogue.
 */
@NullMarked
package vn.motcua.provisioning.check;

import org.jspecify.annotations.NullMarked;
