package vn.motcua.firmware.doorbell;

/** What the page of the door shows: the rings of the day. */
record DoorbellView(int rings) {}
