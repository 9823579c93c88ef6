package vn.motcua.devices.fingerprint.module;

import java.util.Optional;

/**
 * What the configuration knows of a module.
 *
 * @param password 0 is the factory's
 * @param family empty: found out; Synochip cannot be found out and has to be told
 * @param expected the module that was enrolled on; empty: the first one seen is taken
 */
public record ModuleOptions(
    int password, Optional<Family> family, Optional<ModuleIdentity> expected) {
  /** Factory settings, any module. */
  public static final ModuleOptions FACTORY =
      new ModuleOptions(0, Optional.empty(), Optional.empty());

  /** Any module with this password. */
  public static ModuleOptions password(int password) {
    return new ModuleOptions(password, Optional.empty(), Optional.empty());
  }
}
