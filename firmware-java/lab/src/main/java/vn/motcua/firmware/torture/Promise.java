package vn.motcua.firmware.torture;

/**
 * What the board told a person, who may rely on it.
 *
 * @param lamp whether a lamp confirmed a rating; otherwise a screen showed a number
 * @param request id of the touch; empty for a lamp
 * @param number the number shown, or the visit rated
 * @param instant length of the board's trace at that time
 */
record Promise(boolean lamp, String request, String number, long instant) {}
