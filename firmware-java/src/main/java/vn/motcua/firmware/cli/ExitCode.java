package vn.motcua.firmware.cli;

/** The exit codes of the command; docs/install.md has the same table. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** Tried and failed; the reason is on standard error. */
  public static final int FAILED = 1;

  /** Wrong arguments, or a fault in board.toml or catalogue.toml. */
  public static final int USAGE = 2;

  /** A required tool is missing, such as a JDK 25 or root for an installation. */
  public static final int UNAVAILABLE = 69;

  /** A directory or file cannot be written. */
  public static final int CANNOT_WRITE = 73;

  /** The data is in use by another instance. */
  public static final int IN_USE = 75;

  /** A TCP port is taken by another program. */
  public static final int PORT_IN_USE = 98;

  /** Nobody reads standard output any more, as after {@code | head}. */
  public static final int OUTPUT_NOT_READ = 141;

  private ExitCode() {}
}
