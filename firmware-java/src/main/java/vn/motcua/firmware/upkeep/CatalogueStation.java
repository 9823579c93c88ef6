package vn.motcua.firmware.upkeep;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.upkeep.CatalogueEvent.CatalogueKept;
import vn.motcua.firmware.upkeep.CatalogueEvent.CatalogueTaken;

/** Records which catalogue the board works by. The same fact is not recorded twice in a row. */
public final class CatalogueStation implements Station {
  private @Nullable CatalogueTaken taken;
  private @Nullable CatalogueKept kept;

  @Override
  public Decision decide(Input input, Moment now) {
    return input instanceof Input.Provisioned(var facts)
        ? Decision.of(facts.stream().filter(this::isNews).toList())
        : Decision.NOTHING;
  }

  private boolean isNews(EventData fact) {
    return !fact.equals(taken) && !fact.equals(kept);
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    switch (data) {
      case CatalogueTaken now -> {
        taken = now;
        kept = null;
      }
      case CatalogueKept now -> kept = now;
      case null, default -> {
        // This event is not about a catalogue.
      }
    }
  }

  @Override
  public void forget() {
    taken = null;
    kept = null;
  }
}
