/**
 * The contract for other people's case servers, generated from the records.
 *
 * <p>In: the catalogue of {@code vn.motcua.bridge}. Out: a JSON Schema per type and an AsyncAPI 3.1
 * document, published under {@code docs/contract}. Next: integrators.
 */
@NullMarked
package vn.motcua.bridge.contract;

import org.jspecify.annotations.NullMarked;
