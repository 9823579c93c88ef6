package vn.motcua.devices.camera.zxingcpp;

import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.Region;

/**
 * A code and where it is.
 *
 * @param place the code without its quiet zone; with {@code stripes} set for a bar code
 * @param inverted light on dark
 * @param lines rows of dots that gave this text; 0 for a square code
 */
public record Sighting(Code code, Region place, boolean inverted, int lines) {}
