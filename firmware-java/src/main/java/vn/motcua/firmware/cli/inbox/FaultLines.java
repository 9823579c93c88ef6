package vn.motcua.firmware.cli.inbox;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.inbox.verify.RecordTally;

/** Prints faults as they are found, and counts at the end. One thread. */
abstract class FaultLines {
  final PrintWriter out;

  private FaultLines(PrintWriter out) {
    this.out = out;
  }

  /** Takes a fault as one line. */
  abstract void fault(String line);

  /** Prints the counts; called last. */
  abstract void end(RecordTally seen);

  /** Lines for people. */
  static FaultLines text(PrintWriter out) {
    return new FaultLines(out) {
      @Override
      void fault(String line) {
        out.println(line);
        out.flush();
      }

      @Override
      void end(RecordTally seen) {
        counts(seen).forEach((name, count) -> out.printf("%9d  %s%n", count, name));
        out.flush();
      }
    };
  }

  /** One JSON object for programs, written while it grows. */
  static FaultLines json(PrintWriter out) {
    JsonGenerator json = JsonMapper.shared().createGenerator(out);
    json.writeStartObject();
    json.writeName("lines");
    json.writeStartArray();
    return new FaultLines(out) {
      @Override
      void fault(String line) {
        json.writeString(line);
      }

      @Override
      void end(RecordTally seen) {
        json.writeEndArray();
        counts(seen).forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.flush();
        out.println();
        out.flush();
      }
    };
  }

  private static Map<String, Long> counts(RecordTally seen) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("chains", seen.chains());
    counts.put("events", seen.events());
    counts.put("withheld", seen.withheld());
    counts.put("seals", seen.seals());
    counts.put("asides", seen.asides());
    counts.put("anchors", seen.anchors());
    counts.put("faults", seen.faults());
    return counts;
  }
}
