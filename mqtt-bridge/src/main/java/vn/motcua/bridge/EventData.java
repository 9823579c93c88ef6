package vn.motcua.bridge;

/**
 * What an event says; one record a type, the only source of the catalogue and of its JSON Schemas.
 *
 * <p>The CloudEvents type is derived from the record's name: {@code TicketReserved} becomes {@code
 * vn.motcua.ticket.reserved.v1}. No fingerprint, template, name or citizen id number is ever a
 * field here.
 */
public sealed interface EventData
    permits TicketEvent,
        SlotEvent,
        LineEvent,
        RatingEvent,
        AttendanceEvent,
        HandoffEvent,
        BoardEvent {}
