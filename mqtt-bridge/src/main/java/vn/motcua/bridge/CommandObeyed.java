package vn.motcua.bridge;

/**
 * An event that a command of the case server has become: the same command is never obeyed twice.
 */
public interface CommandObeyed extends EventData {
  /** Id of the command. */
  String command();
}
