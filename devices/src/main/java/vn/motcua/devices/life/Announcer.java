package vn.motcua.devices.life;

import vn.motcua.devices.ReadingSink;

/**
 * Reports transitions to the program, each state once.
 *
 * <p>A cable that is unplugged all night is tried every two seconds; the same failure for the same
 * reason is reported once, and not again until the device has worked or fails differently.
 */
final class Announcer {
  private final String device;
  private final boolean tellsCondition;
  private final ReadingSink sink;
  private String lastFailure = "";
  private boolean retrying;

  Announcer(String device, boolean tellsCondition, ReadingSink sink) {
    this.device = device;
    this.tellsCondition = tellsCondition;
    this.sink = sink;
  }

  void tell(LifeMachine.Transition transition) {
    LifeStage life = transition.state().life();
    boolean news =
        switch (life) {
          case READY -> true;
          case ABSENT, FAULTED -> !lastFailure.equals(life + transition.reason());
          case OPENING, BACKING_OFF -> !retrying;
        };
    switch (life) {
      case READY -> {
        lastFailure = "";
        retrying = false;
      }
      case ABSENT, FAULTED -> {
        retrying = !news;
        lastFailure = life + transition.reason();
      }
      case BACKING_OFF -> retrying = true;
      case OPENING -> {
        // Whether reported or not, an attempt to open does not change what is known about the
        // device.
      }
    }
    if (news) {
      sink.accept(new LifeChanged(device, life, transition.reason(), tellsCondition));
    }
  }
}
