package vn.motcua.firmware.station;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.bridge.CommandObeyed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.Journal.Head;

/** An obeyed command stays for as long as it could come again. Stateless; any thread. */
public final class CommandLegacy implements Legacy {
  private final Set<String> commanded;

  /** Knows by the catalogue which types say that a command was obeyed. */
  public CommandLegacy(EventCatalogue catalogue) {
    commanded =
        catalogue.records().values().stream()
            .filter(CommandObeyed.class::isAssignableFrom)
            .flatMap(record -> EventTypes.typesOf(record).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean isNeeded(Event event, Head head, Instant before) {
    return commanded.contains(event.type())
        && event.epoch().equals(head.epoch())
        && event.sequence() >= head.sequence() - ObeyedCommands.SPAN_MAX;
  }
}
