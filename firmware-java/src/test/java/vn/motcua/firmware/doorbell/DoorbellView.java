package vn.motcua.firmware.doorbell;

/** The view of the door: the rings of the day. */
record DoorbellView(int rings) {}
