package vn.motcua.provisioning;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that cannot be used, with every fault of the file, in the file's order. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigFault> faults;

  ConfigException(List<ConfigFault> faults) {
    super(faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** At least one; the message of this exception has one fault on each line. */
  public List<ConfigFault> faults() {
    return faults;
  }
}
