package vn.motcua.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A centre, as site.toml describes it. Immutable.
 *
 * @param centre id of the centre, as in board.toml and in topics
 * @param name for people
 * @param code of the authority, such as {@code H48.11}; null when the file has none
 * @param brokers names and addresses under which boards reach the brokers
 * @param enrolment names and addresses under which boards reach the enrolment service
 * @param inboxes number of inbox processes
 */
public record SiteConfig(
    String centre,
    String name,
    @Nullable String code,
    List<String> brokers,
    List<String> enrolment,
    int inboxes) {
  /** Takes copies. */
  public SiteConfig {
    brokers = List.copyOf(brokers);
    enrolment = List.copyOf(enrolment);
  }

  /** The common name of a board's certificate, which is its user name at the broker. */
  public String client(String board) {
    return centre + "." + board;
  }
}
