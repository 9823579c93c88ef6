package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;

/**
 * Identifies a ticket for ever: numbers repeat each day, but a day and a number together do not.
 */
public record TicketKey(LocalDate day, String number) {}
