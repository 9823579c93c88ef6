/**
 * Where the devices of a board are attached.
 *
 * <p>In: the text of a link in board.toml, once. Out: a {@link vn.motcua.provisioning.link.Link},
 * from which a driver's opener and the rights of the service are chosen without reading text again.
 */
@NullMarked
package vn.motcua.provisioning.link;

import org.jspecify.annotations.NullMarked;
