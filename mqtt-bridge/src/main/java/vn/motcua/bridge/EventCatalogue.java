package vn.motcua.bridge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventFormatException.Fault;

/**
 * The types of events: those of the ledger itself and those of the families that a program adds.
 * Everything that stores, reads, publishes or checks events is given a catalogue.
 *
 * <p>A family is a sealed interface of records; each record is one type, named by {@link
 * EventTypes#typeOf(Class)}. Immutable; any thread.
 */
public final class EventCatalogue {
  /** The events that the ledger and its protocol write; part of every catalogue. */
  public static final EventCatalogue LEDGER =
      new EventCatalogue(List.of(BoardEvent.class, SlotEvent.class));

  private final SortedMap<String, Class<? extends EventData>> records;
  private final SortedMap<String, Class<? extends EventData>> former;

  private EventCatalogue(Collection<Class<? extends EventData>> families) {
    SortedMap<String, Class<? extends EventData>> all = new TreeMap<>();
    families.forEach(family -> collect(family, all));
    this.records = Collections.unmodifiableSortedMap(all);
    SortedMap<String, Class<? extends EventData>> before = new TreeMap<>();
    for (Class<? extends EventData> record : all.values()) {
      List<String> types = EventTypes.typesOf(record);
      types.subList(0, types.size() - 1).forEach(type -> before.put(type, record));
    }
    this.former = Collections.unmodifiableSortedMap(before);
  }

  /**
   * The ledger's own events and these families.
   *
   * @throws IllegalArgumentException when two records have the same type, or a class is not a
   *     record
   */
  public static EventCatalogue of(Collection<Class<? extends EventData>> families) {
    return LEDGER.with(families);
  }

  /** This catalogue with more families; see {@link #of} for what is refused. */
  public EventCatalogue with(Collection<Class<? extends EventData>> families) {
    List<Class<? extends EventData>> all = new ArrayList<>(records.values());
    all.addAll(families);
    return new EventCatalogue(all);
  }

  private static void collect(
      Class<? extends EventData> family, SortedMap<String, Class<? extends EventData>> all) {
    if (family.isSealed()) {
      for (Class<?> child : family.getPermittedSubclasses()) {
        collect(child.asSubclass(EventData.class), all);
      }
      return;
    }
    if (!family.isRecord()) {
      throw new IllegalArgumentException(family + " is neither sealed nor a record");
    }
    String type = EventTypes.typeOf(family);
    Class<?> before = all.put(type, family);
    if (before != null) {
      throw new IllegalArgumentException("%s is %s and %s".formatted(type, before, family));
    }
  }

  /** Every type that is written, with its record, sorted by type. */
  public SortedMap<String, Class<? extends EventData>> records() {
    return records;
  }

  /** Former versions of these types, which are read as well, with the records that read them. */
  public SortedMap<String, Class<? extends EventData>> former() {
    return former;
  }

  private @Nullable Class<? extends EventData> reader(String type) {
    Class<? extends EventData> record = records.get(type);
    return record == null ? former.get(type) : record;
  }

  /** Whether events of this type may lose their data; an unknown type may not. */
  public boolean isErasable(String type) {
    Class<? extends EventData> record = reader(type);
    return record != null && record.isAnnotationPresent(Erasable.class);
  }

  /**
   * The type of an event to be written; an event that could not be read back is refused.
   *
   * @throws IllegalArgumentException when it is not in this catalogue
   */
  public String typeOf(EventData data) {
    String type = EventTypes.typeOf(data);
    if (records.get(type) != data.getClass()) {
      throw new IllegalArgumentException(type + " is not in the catalogue of events");
    }
    return type;
  }

  /**
   * Reads data back.
   *
   * @throws EventFormatException when the type is unknown or the data does not match it
   */
  public EventData parse(String type, String json) {
    Class<? extends EventData> record = reader(type);
    if (record == null) {
      throw new EventFormatException(Fault.UNKNOWN_TYPE, "event type " + type + " is unknown here");
    }
    return EventTypes.read(record, json);
  }

  /** Whether this type is in the catalogue; a later version of the program may know more types. */
  public boolean knows(String type) {
    return reader(type) != null;
  }

  /**
   * The data of an event; null when it was erased, and when its type is unknown: such an event of a
   * later version is kept and sent as it is, and changes no state.
   *
   * @throws EventFormatException when the data does not match the type
   */
  public @Nullable EventData dataOf(Event event) {
    return event.hasData() && knows(event.type()) ? parse(event.type(), event.data()) : null;
  }
}
