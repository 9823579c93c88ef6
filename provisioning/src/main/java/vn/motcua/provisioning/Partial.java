package vn.motcua.provisioning;

import java.util.List;

/**
 * What can be used of a configuration file. Immutable.
 *
 * @param good without the entries that have a fault
 * @param leftOut why each of those is left out; empty when the whole file is good
 */
public record Partial<T>(T good, List<ConfigFault> leftOut) {
  /** Takes a copy. */
  public Partial {
    leftOut = List.copyOf(leftOut);
  }
}
