package vn.motcua.bridge.command;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command of the case server, on a board's {@code command} topic:
 *
 * <pre>
 *   {"id":"7f3a","epoch":"…","until":1234,"order":"close-line","line":"dat-dai","reason":"Hết giờ"}
 *   {"id":"7f3b","epoch":"…","until":1240,"order":"open-line","line":"dat-dai","by":"cb-012"}
 *   {"id":"7f3c","epoch":"…","until":1290,"order":"erase-data","event":"…-17","ground":"subject-request"}
 * </pre>
 *
 * The validity of a command is measured by the board's sequence and not by a clock: it is valid as
 * long as the board's ledger is in {@code epoch} and its last sequence is at most {@code until}.
 * Each id is executed once.
 *
 * @param id chosen by the sender, {@code [A-Za-z0-9-]{1,64}}; a repeated one gets the same answer
 * @param epoch of the board, 16 hex digits
 * @param until last sequence of the ledger at which it may still be executed, at least 0
 * @param by who asked, {@code [a-z0-9-]{1,40}}: a person's id as in the catalogue, or a program's
 *     name; it is in the event that results. Null when the sender does not say
 */
public record ServerCommand(String id, String epoch, long until, Order order, @Nullable String by) {
  /** Without a person or program that asked. */
  public ServerCommand(String id, String epoch, long until, Order order) {
    this(id, epoch, until, order, null);
  }

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The result of reading a payload. */
  public sealed interface Read {
    /** A command. */
    record Good(ServerCommand command) implements Read {}

    /**
     * Not a command.
     *
     * @param id id for the answer; null when there is none
     * @param fault which field is wrong
     */
    record Bad(@Nullable String id, String fault) implements Read {}
  }

  /**
   * The answer on the {@code reply} topic, after the event is on the board's disk.
   *
   * @param id of the command
   * @param event {@code <epoch>-<sequence>} of the resulting event; null when it was refused
   * @param code why it was refused, such as {@code expired}; null when it was executed
   */
  public record Reply(String id, @Nullable String event, @Nullable String code) {
    /** The payload. */
    public String toJson() {
      var object = JSON.createObjectNode().put("id", id);
      object.put("outcome", code == null ? "done" : "refused");
      if (event != null) {
        object.put("event", event);
      }
      if (code != null) {
        object.put("code", code);
      }
      return object.toString();
    }
  }
}
