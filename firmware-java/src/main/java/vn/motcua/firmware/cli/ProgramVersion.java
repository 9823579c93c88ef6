package vn.motcua.firmware.cli;

import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
final class ProgramVersion implements IVersionProvider {
  /** The version of the jar; {@code development} when the classes are not in a jar. */
  static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"motcua " + text()};
  }
}
