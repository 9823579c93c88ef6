package vn.motcua.provisioning.site;

import java.time.Instant;

/**
 * How often boards were refused for one reason.
 *
 * @param times since the centre was made
 * @param last when it happened last
 * @param sentence what was said then
 */
public record RefusalCount(
    RefusedException.Reason reason, long times, Instant last, String sentence) {}
