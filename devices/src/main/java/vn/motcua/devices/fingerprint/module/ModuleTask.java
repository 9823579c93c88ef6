package vn.motcua.devices.fingerprint.module;

import vn.motcua.devices.link.LinkException;

/** Work for the module between two looks at the sensor: enrolment, verification, upkeep. */
@FunctionalInterface
public interface ModuleTask<T> {
  /** Runs on the device's thread; ends within its own time limit. */
  T run(ModuleCommands module) throws LinkException, InterruptedException;
}
