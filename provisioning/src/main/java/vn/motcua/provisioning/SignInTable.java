package vn.motcua.provisioning;

import java.util.List;
import java.util.Optional;
import vn.motcua.provisioning.BoardConfig.SignIn;
import vn.motcua.provisioning.DeviceConfig.Camera;
import vn.motcua.provisioning.DeviceConfig.Fingerprint;
import vn.motcua.provisioning.DeviceConfig.Scanner;
import vn.motcua.provisioning.text.TextRule;

/** {@code [sign-in]} of board.toml: where an officer signs in by finger or card. Stateless. */
final class SignInTable {
  private static final String KEY = "sign-in";
  private static final String READERS = "readers";

  /** Most readers beside one screen. */
  private static final int READERS_MAX = 4;

  private SignInTable() {}

  /**
   * Empty when there is none. A table with a fault is left out where the file may be used without
   * it: people sign in with their passwords then.
   *
   * @param devices that the file has
   */
  static Optional<SignIn> read(TomlNode root, DeviceNames names, List<DeviceConfig> devices) {
    return root.table(
        KEY, node -> Optional.of(signIn(root, node, names, devices)), Optional.empty());
  }

  private static SignIn signIn(
      TomlNode root, TomlNode node, DeviceNames names, List<DeviceConfig> devices) {
    SignIn signIn =
        new SignIn(names.counter(node), node.texts(READERS, 1, READERS_MAX, TextRule.id()));
    if (!root.has("accounts")) {
      root.fault(KEY, "opens sessions, which a board has only with [accounts]; add that table");
    }
    for (String name : signIn.readers()) {
      if (!name.isEmpty()) {
        devices.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .ifPresentOrElse(
                device -> check(node, device),
                () ->
                    node.fault(
                        READERS,
                        "names "
                            + name
                            + ", which this file has no good device of; write the name of a"
                            + " [[fingerprint]], [[scanner]] or [[camera]]"));
      }
    }
    node.noOtherKeys();
    return signIn;
  }

  private static void check(TomlNode node, DeviceConfig device) {
    boolean reads =
        switch (device) {
          case Fingerprint _, Scanner _, Camera _ -> true;
          default -> false;
        };
    if (!reads) {
      node.fault(
          READERS,
          "names "
              + device.name()
              + ", which is a "
              + device.kind()
              + "; people sign in at a [[fingerprint]], [[scanner]] or [[camera]] only");
    }
  }
}
