/**
 * The configuration files of a board.
 *
 * <p>In: board.toml and catalogue.toml. Out: records that are valid as a whole, or every fault of
 * the file at once. Next: {@code vn.motcua.firmware}, which builds the program from them.
 */
@NullMarked
package vn.motcua.provisioning;

import org.jspecify.annotations.NullMarked;
