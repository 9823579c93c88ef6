package vn.motcua.firmware.view;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one page shows; replaced when something on it changes. Immutable.
 *
 * @param centre the centre's name
 * @param board board id
 * @param day local day in Asia/Ho_Chi_Minh
 * @param warnings Vietnamese warnings, such as about access from the network; normally none
 * @param sections what the stations show, by name; in JSON they are beside the others
 */
public record PageView(
    String centre,
    String board,
    LocalDate day,
    List<String> warnings,
    @JsonAnyGetter Map<String, @Nullable Object> sections) {

  /** A section; null when the page lacks it or it has nothing to show. */
  public <V> @Nullable V section(String name, Class<V> type) {
    return type.cast(sections.get(name));
  }

  /** A section that is a list; empty when the page lacks it. */
  public <V> List<V> list(String name, Class<V> of) {
    return sections.get(name) instanceof List<?> all
        ? all.stream().map(of::cast).toList()
        : List.of();
  }
}
