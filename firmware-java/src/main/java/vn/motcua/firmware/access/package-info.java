/** Who speaks to a board, and who may use what. Knows no page, no station and no secret. */
@NullMarked
package vn.motcua.firmware.access;

import org.jspecify.annotations.NullMarked;
