package vn.motcua.firmware.cli.lab;

/** Runs an action when the process is ended by Ctrl-C or SIGTERM, while it is open. */
final class Interruption implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Interruption.class.getName());

  private final Thread hook;

  /** The action. */
  @FunctionalInterface
  interface Farewell {
    void run() throws Exception;
  }

  Interruption(Farewell farewell) {
    hook = Thread.ofPlatform().name("interruption").unstarted(() -> say(farewell));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void say(Farewell farewell) {
    try {
      farewell.run();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "could not clean up", e);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      LOG.log(System.Logger.Level.DEBUG, "ending already");
    }
  }
}
