package vn.motcua.provisioning.site;

import java.math.BigInteger;
import java.time.Instant;

/**
 * A certificate that is not valid any more, though its time has not come.
 *
 * @param serial its serial number
 * @param at when it was revoked
 * @param why what the technician said, on one line
 */
public record Revoked(BigInteger serial, Instant at, String why) {}
