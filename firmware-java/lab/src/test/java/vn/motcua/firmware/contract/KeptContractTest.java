package vn.motcua.firmware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.contract.EventSchemas;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.bridge.lab.ForwardingLedger;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.simulation.Simulation;

/** Events that boards really write keep the contract, and those that earlier versions wrote. */
class KeptContractTest {
  private static final int PROVINCE = 31;

  @TempDir Path directory = Path.of("");

  private final Map<String, Schema> schemas = new TreeMap<>();
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final Set<String> faults = new ConcurrentSkipListSet<>();

  KeptContractTest() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    EventSchemas.of(Stations.ALL.events())
        .forEach((type, schema) -> schemas.put(type, registry.getSchema((JsonNode) schema)));
  }

  @Test
  void everyEventOfASimulatedDayFitsItsSchema() {
    long seed = new SplittableRandom().nextLong();
    var day = new Simulation(PROVINCE, this::watched).day(seed);
    assertThat(day.broken()).as("seed %d", seed).isNull();
    assertThat(faults).as("seed %d", seed).isEmpty();
    assertThat(seen).as("seed %d", seed).hasSizeGreaterThan(15);
  }

  @Test
  void everyEventOfAFormerLedgerFitsTheSchemaOfItsVersion() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("../former/journal.db")) {
      Files.write(directory.resolve("journal.db"), Objects.requireNonNull(in).readAllBytes());
    }
    try (SqliteJournal journal =
        LedgerDirectory.open(
            directory,
            new Identity("phuong-minh-hoa", "mot-cua-1"),
            Stations.ALL.events(),
            Storage.usual(),
            new SplittableRandom(1))) {
      journal.replay(this::check);
    }
    assertThat(faults).isEmpty();
    var former = new TreeSet<>(Stations.ALL.events().former().keySet());
    assertThat(seen).hasSizeGreaterThan(20).containsAll(former);
  }

  private Ledger watched(Ledger ledger) {
    return new ForwardingLedger(ledger) {
      @Override
      public List<Event> append(List<Stamped> batch) {
        List<Event> events = super.append(batch);
        events.forEach(KeptContractTest.this::check);
        return events;
      }
    };
  }

  /** A type that nothing sends any more has no schema. */
  private void check(Event event) {
    Schema schema = schemas.get(event.type());
    if (event.hasData() && schema != null) {
      seen.add(event.type());
      schema
          .validate(event.data(), InputFormat.JSON)
          .forEach(fault -> faults.add(event.type() + " " + event.data() + ": " + fault));
    }
  }
}
