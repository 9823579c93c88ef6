package vn.motcua.bridge;

/**
 * The data of an event; there is one record for each type, and it is the only source of the type's
 * JSON Schema. Records of one subject are a sealed family, and an {@link EventCatalogue} is
 * composed of families.
 *
 * <p>The CloudEvents type is derived from the record's name: {@code TicketReserved} becomes {@code
 * vn.motcua.ticket.reserved.v1}; a {@link vn.motcua.bridge.schema.SchemaVersion} has another
 * number. No fingerprint, template, name or citizen id number is ever a field here.
 */
public interface EventData {}
