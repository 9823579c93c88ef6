/**
 * The processes of a campaign that are killed: a board, an inbox and a broker.
 *
 * <p>In: lines of orders over a connection on 127.0.0.1. Out: lines that say what happened. Each
 * ends with the campaign, however that ends.
 */
@NullMarked
package vn.motcua.firmware.torture.process;

import org.jspecify.annotations.NullMarked;
