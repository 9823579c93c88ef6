package vn.motcua.firmware.web;

/**
 * The connections of the pages: those of now, and since the start those that were not served.
 * Immutable.
 *
 * @param open connections that are open now, of all clients
 * @param refused connections closed unread because there was no place for them
 * @param cutOff connections closed because the client took too long: with its TLS handshake or
 *     header, its body, or with taking the answer
 * @param listening pages that listen now
 * @param listenersCutOff pages that listened and did not take what they were sent
 */
public record Traffic(int open, long refused, long cutOff, int listening, long listenersCutOff) {}
