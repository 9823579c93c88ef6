/**
 * The catalogue of a centre in two parts that the site has signed (CMS, RFC 5652).
 *
 * <p>In: a catalogue and the site's key; or a message from a broker. Out: the message; or its text,
 * when a good signature covers it. Next: {@code vn.motcua.provisioning}, which reads the text.
 */
@NullMarked
package vn.motcua.provisioning.signed;

import org.jspecify.annotations.NullMarked;
