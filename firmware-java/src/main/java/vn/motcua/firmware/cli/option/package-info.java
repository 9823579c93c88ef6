/**
 * What a verb is given, and how a fault is reported.
 *
 * <p>In: words of the command line, exceptions. Out: files that exist, days, whole numbers, each
 * refused with a sentence that names the option; one sentence for each exception. Next: the verbs.
 */
@NullMarked
package vn.motcua.firmware.cli.option;

import org.jspecify.annotations.NullMarked;
