package vn.motcua.bridge;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What these tests write into ledgers beside the ledger's own events: a few types like those of a
 * station, under names that boards use, so that messages look like theirs.
 */
public sealed interface SampleEvent extends EventData {
  /** The ledger's own events and these. */
  EventCatalogue CATALOGUE = EventCatalogue.of(List.of(SampleEvent.class));

  /** Whether a rating counts. */
  enum Standing {
    COUNTED,
    OUTSIDE_VISIT
  }

  record TicketReserved(
      LocalDate day,
      String number,
      String line,
      @Nullable String priority,
      int ahead,
      String source,
      String request)
      implements SampleEvent {}

  record TicketNoshow(LocalDate day, String number, String counter) implements SampleEvent {}

  record TicketVoided(LocalDate day, String number, String reason) implements SampleEvent {}

  record TicketUnknown(LocalDate day, String number, String job, String reason)
      implements SampleEvent {}

  @Erasable
  record TicketReprinted(LocalDate day, String number, String job, String reason)
      implements SampleEvent {}

  record LineOpened(LocalDate day, String line, String command) implements SampleEvent {}

  @Erasable
  record ManifestClosed(String manifest, int dossiers) implements SampleEvent {}

  @Erasable
  record RatingGiven(
      String counter,
      LocalDate day,
      @Nullable String number,
      @Nullable String officer,
      String scale,
      int value,
      Standing standing,
      String input)
      implements SampleEvent {}
}
