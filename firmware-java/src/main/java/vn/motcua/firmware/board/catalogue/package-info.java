/**
 * Which catalogue a board uses: the file beside board.toml, or what the site has signed.
 *
 * <p>In: files, and messages of the site. Out: what the board is built of, and when it has to be
 * built anew. Next: {@code vn.motcua.firmware.board}.
 */
@NullMarked
package vn.motcua.firmware.board.catalogue;

import org.jspecify.annotations.NullMarked;
