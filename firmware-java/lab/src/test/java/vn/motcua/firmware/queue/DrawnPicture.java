package vn.motcua.firmware.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A picture of docs/queue.md: arrows with what makes them, in the order of the alphabet. */
public final class DrawnPicture {
  private static final Path PAGE = Path.of("..", "..", "docs", "queue.md");
  private static final String END = "<!-- end of what is drawn -->\n";

  private final Map<String, Set<String>> arrows = new TreeMap<>();

  /** One that was seen; the same a second time changes nothing. */
  public void arrow(String from, String to, String label) {
    arrows.computeIfAbsent(from + " --> " + to, _ -> new TreeSet<>()).add(label);
  }

  private String drawn(String start) {
    String lines =
        arrows.entrySet().stream()
            .map(each -> "    " + each.getKey() + " : " + String.join("<br>", each.getValue()))
            .collect(Collectors.joining("\n"));
    return "```mermaid\nstateDiagram-v2\n    [*] --> " + start + "\n" + lines + "\n```\n";
  }

  /** The page has it below its mark; with {@code -Dmotcua.queue.write=true} it is put there. */
  public void isIn(String name, String start) throws IOException {
    String page = Files.readString(PAGE);
    String mark = "<!-- drawn from the code: " + name + " -->\n";
    int begin = page.indexOf(mark) + mark.length();
    int end = page.indexOf(END, begin);
    assertThat(begin).as(mark).isGreaterThan(mark.length()).isLessThanOrEqualTo(end);
    if (Boolean.getBoolean("motcua.queue.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + drawn(start) + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(drawn(start));
    }
  }
}
