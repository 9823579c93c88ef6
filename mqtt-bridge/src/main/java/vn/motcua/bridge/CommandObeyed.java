package vn.motcua.bridge;

/** An event caused by a command of the case server; the same command is never executed twice. */
public interface CommandObeyed extends EventData {
  /** Id of the command. */
  String command();
}
