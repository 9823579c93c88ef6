package vn.motcua.firmware.board.turn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/**
 * Whether the disk has room, and what becomes of a letter while it has none: a touch is refused
 * with a message, a press or scan gets the refusing lamp or tone, and the outcome of a print job
 * waits (at most {@value #DEFERRED_MAX}) for the next tick. One thread.
 */
final class FullDisk {
  private static final int DEFERRED_MAX = 1_000;
  private static final Answer.Refused REFUSAL =
      new Answer.Refused(
          "disk-full", "Bộ nhớ của máy đã đầy, không nhận thêm được. Xin báo cán bộ kỹ thuật.");

  private final Deque<Input> deferred = new ArrayDeque<>();
  private boolean roomy = true;

  /** Whether the last append found room. */
  boolean isRoomy() {
    return roomy;
  }

  /** An append has found room, or none. */
  void found(boolean room) {
    roomy = room;
  }

  /** Takes a letter for which there is no room; the actions that say so. */
  List<Action> refuse(Letter letter) {
    List<Action> actions = new ArrayList<>();
    if (letter.input() instanceof Input.Heard(Reading reading)) {
      switch (reading) {
        case ButtonReading.Pressed pressed ->
            actions.add(
                new Action.Perform(new Effect.Lamp(pressed.device(), pressed.button(), false)));
        case Scanned scan ->
            actions.add(
                new Action.Perform(new Effect.ScanTone(scan.device(), Effect.Tone.REFUSED)));
        case PrinterReading.JobFinished _ -> {
          if (!defer(letter.input())) {
            actions.add(new Action.Lose(letter.input()));
          }
        }
        default -> {
          // Nobody waits for an answer.
        }
      }
    }
    if (letter.reply() != null) {
      actions.add(new Action.Reply(letter, REFUSAL));
    }
    return actions;
  }

  private boolean defer(Input input) {
    return deferred.size() < DEFERRED_MAX && deferred.add(input);
  }

  /** Removes and returns all that wait, oldest first. */
  List<Input> takeDeferred() {
    List<Input> all = List.copyOf(deferred);
    deferred.clear();
    return all;
  }
}
