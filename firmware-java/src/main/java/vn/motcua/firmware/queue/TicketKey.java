package vn.motcua.firmware.queue;

import java.time.LocalDate;

/** Names a ticket for ever: numbers come again each day, a day and a number together do not. */
public record TicketKey(LocalDate day, String number) {}
