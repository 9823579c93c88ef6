package vn.motcua.firmware.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.conform.ConformanceCheck;

class CheckLinesTest {
  private final StringWriter out = new StringWriter();
  private final CheckLines lines = new CheckLines(new PrintWriter(out, true));

  @Test
  void seventeenChecksThatFailAlikeShareOneMessage() {
    for (int i = 1; i <= 17; i++) {
      lines.take(new ConformanceCheck("check-" + i, "is answered", "no answer within 1 s"));
    }
    lines.end();
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(out.toString())
        .startsWith("FAIL  17 checks (check-1, check-2, ")
        .contains("check-17): no answer within 1 s");
  }

  @Test
  void whatPassesAndWhatFailsOtherwiseKeepsItsOwnLineAndTheOrder() {
    lines.take(new ConformanceCheck("birth", "is answered", null));
    lines.take(new ConformanceCheck("order", "in order", "no answer"));
    lines.take(new ConformanceCheck("gap", "not past it", "it was past it"));
    lines.take(new ConformanceCheck("fork", "never", null));
    lines.end();
    assertThat(out.toString().lines())
        .containsExactly(
            "pass  birth               is answered",
            "FAIL  order               in order; but no answer",
            "FAIL  gap                 not past it; but it was past it",
            "pass  fork                never");
  }
}
