package vn.motcua.firmware.doorbell;

/** What pages show of the door: the rings of the day. */
record DoorbellView(int rings) {}
