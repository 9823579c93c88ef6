package vn.motcua.firmware.cli.inbox;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.inbox.audit.Reconciliation;
import vn.motcua.bridge.inbox.audit.SealReview;

/** Prints differences as they are found, and both sides' counts at the end. One thread. */
abstract class DifferenceLines {
  private DifferenceLines() {}

  /** Takes a difference as one line. */
  abstract void difference(String line);

  /** Prints the counts; called last. */
  abstract void end(
      LocalDate from, LocalDate to, List<Reconciliation.Row> rows, SealReview seals, long count);

  /** Lines for people. */
  static DifferenceLines text(PrintWriter out) {
    return new DifferenceLines() {
      @Override
      void difference(String line) {
        out.printf("DIFFERS %s%n", line);
      }

      @Override
      void end(
          LocalDate from,
          LocalDate to,
          List<Reconciliation.Row> rows,
          SealReview seals,
          long count) {
        out.printf("%9s %9s%n", "ledger", "inbox");
        for (Reconciliation.Row row : rows) {
          out.printf(
              "%9d %9d  %s %s%s%n",
              row.ledger(),
              row.inbox(),
              row.board(),
              row.type(),
              row.agrees() ? "" : "   <-- differs by " + Math.abs(row.ledger() - row.inbox()));
        }
        seals.mismatches().forEach(mismatch -> out.printf("SEAL %s%n", mismatch));
        seals.unsealed().forEach(day -> out.printf("UNSEALED %s%n", day));
        seals.absurd().forEach(line -> out.printf("CLOCK %s%n", line));
        out.printf("%d differences from %s to %s%n", count, from, to);
        out.flush();
      }
    };
  }

  /** One JSON object for programs, written while it grows. */
  static DifferenceLines json(PrintWriter out) {
    JsonGenerator json = JsonMapper.shared().createGenerator(out);
    json.writeStartObject();
    json.writeArrayPropertyStart("different");
    return new DifferenceLines() {
      @Override
      void difference(String line) {
        json.writeString(line);
      }

      @Override
      void end(
          LocalDate from,
          LocalDate to,
          List<Reconciliation.Row> rows,
          SealReview seals,
          long count) {
        json.writeEndArray();
        json.writeStringProperty("from", from.toString());
        json.writeStringProperty("to", to.toString());
        json.writeNumberProperty("differences", count);
        json.writeArrayPropertyStart("counts");
        for (Reconciliation.Row row : rows) {
          json.writeStartObject();
          json.writeStringProperty("board", row.board());
          json.writeStringProperty("type", row.type());
          json.writeNumberProperty("ledger", row.ledger());
          json.writeNumberProperty("inbox", row.inbox());
          json.writeEndObject();
        }
        json.writeEndArray();
        strings("seals", seals.mismatches());
        strings("unsealed", seals.unsealed());
        strings("clockAbsurd", seals.absurd());
        json.writeEndObject();
        json.flush();
        out.println();
        out.flush();
      }

      private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
      }
    };
  }
}
