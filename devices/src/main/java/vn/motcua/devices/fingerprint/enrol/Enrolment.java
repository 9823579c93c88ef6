package vn.motcua.devices.fingerprint.enrol;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.fingerprint.module.ModuleTask;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.link.LinkException;

/**
 * Enrols one finger: takes as many pictures as asked for, with the finger lifted in between,
 * combines them, searches the library for the finger, and stores the template.
 *
 * <p>The search comes after the first picture (an enrolled officer is told at once) and again with
 * the combined template before it is stored, so that no finger gets two slots. Each step waits
 * {@code patience} at most.
 *
 * @param slot 0..capacity-1, overwritten if taken
 * @param images 2 up to the family's buffers; the vendor of R503 advises 4 or more
 * @param steps hears on the device's thread what the officer has to do
 */
public record Enrolment(
    int slot, int images, Duration patience, Consumer<EnrolStep> steps, LongSupplier nanos)
    implements ModuleTask<EnrolOutcome> {
  private static final long POLL_MILLIS = 100;

  @Override
  public EnrolOutcome run(ModuleCommands module) throws LinkException, InterruptedException {
    if (slot < 0 || slot >= module.parameters().capacity()) {
      throw new IllegalArgumentException("slot " + slot + " is not in the library");
    }
    int wanted = Math.clamp(images, 2, module.family().buffers());
    for (int buffer = 1; buffer <= wanted; buffer++) {
      if (!captured(module, buffer)) {
        return new EnrolOutcome.TimedOut(EnrolStep.LAY);
      }
      if (buffer == 1) {
        Optional<ModuleCommands.Match> known = module.search(buffer);
        if (known.isPresent()) {
          return new EnrolOutcome.Duplicate(known.get().slot());
        }
      }
      if (buffer < wanted && !lifted(module)) {
        return new EnrolOutcome.TimedOut(EnrolStep.LIFT);
      }
    }
    if (!module.regModel()) {
      return new EnrolOutcome.Different();
    }
    Optional<ModuleCommands.Match> known = module.search(1);
    if (known.isPresent()) {
      return new EnrolOutcome.Duplicate(known.get().slot());
    }
    module.store(1, slot);
    return new EnrolOutcome.Enrolled(slot);
  }

  private boolean captured(ModuleCommands module, int buffer)
      throws LinkException, InterruptedException {
    steps.accept(EnrolStep.LAY);
    long deadline = nanos.getAsLong() + patience.toNanos();
    while (deadline - nanos.getAsLong() > 0) {
      if (module.genImg().isEmpty()) {
        if (module.img2Tz(buffer).isEmpty()) {
          return true;
        }
        steps.accept(EnrolStep.AGAIN);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return false;
  }

  private boolean lifted(ModuleCommands module) throws LinkException, InterruptedException {
    steps.accept(EnrolStep.LIFT);
    long deadline = nanos.getAsLong() + patience.toNanos();
    while (deadline - nanos.getAsLong() > 0) {
      if (module.genImg().filter(c -> c == Confirmation.NO_FINGER).isPresent()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return false;
  }
}
